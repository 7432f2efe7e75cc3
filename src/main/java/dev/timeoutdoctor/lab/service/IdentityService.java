package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
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
        return QueryService.of("sts", "https://sts.amazonaws.com/doc/2011-06-15/",
                Map.of("GetCallerIdentity", form -> callerIdentity()));
    }

    private JsonNode callerIdentity() {
        String account = simulation.account().id();
        return Json.object().put("Arn", "arn:aws:sts::" + account + ":assumed-role/PracticeLab/learner")
                .put("UserId", "AROAPRACTICELAB00000:learner").put("Account", account);
    }
}
