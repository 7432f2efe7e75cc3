package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.LoadBalancer;
import dev.timeoutdoctor.evidence.Subnets;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.evidence.answer.NetworkAnswers;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.HttpCalls;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A VPC link of the account that an integration may use.
 *
 * @param fit whether it leads to the load balancer that is called; empty where that is not known
 * @param dnsName of the load balancer that it leads to; empty where it was not looked up
 */
record LinkChoice(VpcLink link, Optional<Boolean> fit, String dnsName) {

    private static final String AVAILABLE = "AVAILABLE";
    private static final String BALANCER = ":loadbalancer/";

    /** The links in the answer of GetVpcLinks, of either kind. */
    static List<VpcLink> links(JsonNode answer) {
        return Stream.of("items", "item", "Items").map(answer::path).filter(JsonNode::isArray).findFirst().stream()
                .flatMap(JsonNode::valueStream).map(NetworkAnswers::link).toList();
    }

    /** A link of version 1 leads to its own load balancer, one of version 2 to any in the VPC of its subnets. */
    static LinkChoice of(Reading reading, VpcLink link, String dnsName) {
        Optional<Boolean> fit = link.newer()
                ? reading.evidence().get(EvidenceKeys.SUBNETS).seen().filter(_ -> balancer(reading).isPresent())
                        .map(vpc -> vpc.subnets().stream().map(Subnets.Subnet::id)
                                .anyMatch(link.subnetIds()::contains))
                : balancer(reading).map(balancer -> link.targetArns().contains(balancer.arn()));
        return new LinkChoice(link, fit, dnsName);
    }

    private static Optional<LoadBalancer> balancer(Reading reading) {
        return reading.evidence().get(EvidenceKeys.LOAD_BALANCER).seen();
    }

    /** A link that is being made, deleted or has failed carries nothing; one that is inactive only after a while. */
    static boolean available(VpcLink link) {
        return link.status().equals(AVAILABLE);
    }

    static boolean leaving(VpcLink link) {
        return link.status().equals("DELETING");
    }

    /** What AWS must still say of the link when an integration is pointed to it. */
    Expected present(String region) {
        String member = link.newer() ? "VpcLinkStatus" : "status";
        AwsCall read = link.newer() ? HttpCalls.getVpcLink(region, link.id()) : Calls.getVpcLink(region, link.id());
        return new Expected(read, List.of(member), Json.object().put(member, link.status()));
    }

    String id() {
        return link.id();
    }

    boolean fits() {
        return fit.orElse(false);
    }

    /** As people read it: with where it leads. */
    Message text() {
        return link.newer()
                ? Message.of("change.vpc-link.choice", link.id(), link.name(), link.subnetIds())
                : Message.of("change.vpc-link.choice", link.id(), link.name(),
                        link.targetArns().stream()
                                .map(arn -> arn.substring(arn.lastIndexOf(BALANCER) + BALANCER.length()))
                                .toList());
    }
}
