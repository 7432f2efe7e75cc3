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

/** How a target group checks its targets' health (AWS: Elastic Load Balancing API reference, ModifyTargetGroup). */
final class TargetGroupWay implements Way {

    private static final String ARN = "TargetGroupArn";
    /** What only a check by HTTP or HTTPS has. */
    private static final List<String> HTTP_ONLY = List.of("HealthCheckPath", "Matcher");

    @Override
    public String question() {
        return "elbv2:DescribeTargetGroups";
    }

    /** The one group that is asked for, without what a check by TCP does not use. */
    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode group = Json.copy(answer.path("TargetGroups").path(0));
        if (!Json.text(group, "HealthCheckProtocol").startsWith("HTTP")) {
            group.remove(HTTP_ONLY);
        }
        return group;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put(ARN, read.parameters().path(ARN + "s").path(0));
        Json.withoutNulls(differing).properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        return List.of(Steps.step(read, "ModifyTargetGroup", parameters, now, goal));
    }
}
