package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attributes of a load balancer, by key (AWS: Elastic Load Balancing API reference, ModifyLoadBalancerAttributes). */
final class BalancerAttributesWay implements Way {

    @Override
    public String question() {
        return "elbv2:DescribeLoadBalancerAttributes";
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode attributes = Json.object();
        answer.path("Attributes").forEach(one -> attributes.put(Json.text(one, "Key"), Json.text(one, "Value")));
        return attributes;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        List<Map<String, Object>> attributes = new ArrayList<>();
        differing.properties().forEach(one -> attributes
                .add(Map.of("Key", one.getKey(), "Value", one.getValue().asString(""))));
        Map<String, Object> parameters = Steps.named(read, "LoadBalancerArn");
        parameters.put("Attributes", attributes);
        return List.of(Steps.step(read, "ModifyLoadBalancerAttributes", parameters, now, goal));
    }
}
