package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether a Network Load Balancer holds its security groups' inbound rules against traffic through PrivateLink. The call must name the
 * groups too, and replaces them, so they must still be those of the preview (AWS: Elastic Load Balancing API reference,
 * SetSecurityGroups).
 */
final class BalancerWay implements Way {

    private static final String ARN = "LoadBalancerArn";
    private static final String GROUPS = "SecurityGroups";
    private static final String ENFORCED = "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic";

    @Override
    public String question() {
        return "elbv2:DescribeLoadBalancers";
    }

    /** The one load balancer that is asked for; with security groups the rules are on where AWS says nothing. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode balancer = Json.copy(answer.path("LoadBalancers").path(0));
        if (!balancer.path(GROUPS).isEmpty() && !balancer.has(ENFORCED)) {
            balancer.put(ENFORCED, "on");
        }
        return balancer;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ARN, read.parameters().path(ARN + "s").path(0));
        parameters.put(GROUPS, Json.overlay(now, goal).path(GROUPS));
        parameters.put(ENFORCED, Json.overlay(now, goal).path(ENFORCED));
        return List.of(Steps.locked(read, "SetSecurityGroups", parameters, now, goal, List.of(GROUPS)));
    }
}
