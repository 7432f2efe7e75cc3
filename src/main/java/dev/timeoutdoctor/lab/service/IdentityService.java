package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Xml;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** STS: who the lab takes every caller for. Signatures are not checked. */
final class IdentityService {

    private final Simulation simulation;

    IdentityService(Simulation simulation) {
        this.simulation = simulation;
    }

    QueryService query() {
        return new QueryService("sts", Map.of("GetCallerIdentity", this::callerIdentity));
    }

    private String callerIdentity(JsonNode form, String requestId) {
        String account = simulation.account().id();
        Xml xml = new Xml("GetCallerIdentityResponse", "https://sts.amazonaws.com/doc/2011-06-15/");
        xml.open("GetCallerIdentityResult").text("Arn", "arn:aws:sts::" + account + ":assumed-role/PracticeLab/learner")
                .text("UserId", "AROAPRACTICELAB00000:learner").text("Account", account)
                .close("GetCallerIdentityResult");
        return xml.open("ResponseMetadata").text("RequestId", requestId).close("ResponseMetadata").finish();
    }
}
