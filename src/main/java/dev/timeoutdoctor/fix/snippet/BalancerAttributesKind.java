package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A load balancer's attributes, of which the one that matters here sends traffic across zones. */
final class BalancerAttributesKind implements Kind {

    private static final String CROSS_ZONE = "load_balancing.cross_zone.enabled";

    @Override
    public Form cloudFormation(Part part) {
        ObjectNode values = Part.object();
        ArrayNode list = values.putArray("LoadBalancerAttributes");
        sent(part).forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
        return Form.of(new Resource("AWS::ElasticLoadBalancingV2::LoadBalancer", "LoadBalancer", label(part), false,
                values), Message.of("snippet.note.list-entry", "LoadBalancerAttributes"));
    }

    @Override
    public Form cdk(Part part) {
        return isCrossZoneAlone(part)
                ? Form.of(new Resource("new elbv2.NetworkLoadBalancer(this, 'YourLoadBalancer'", "LoadBalancer",
                        label(part), false, Part.object().put("crossZoneEnabled", isOn(part))))
                : cloudFormation(part);
    }

    @Override
    public Form terraform(Part part) {
        return isCrossZoneAlone(part)
                ? Form.of(new Resource("aws_lb", "LoadBalancer", label(part), false,
                        Part.object().put("enable_cross_zone_load_balancing", isOn(part))))
                : Form.none("snippet.none.unknown", String.join(", ", sent(part).keySet()));
    }

    private static boolean isCrossZoneAlone(Part part) {
        return List.copyOf(sent(part).keySet()).equals(List.of(CROSS_ZONE));
    }

    private static boolean isOn(Part part) {
        return "true".equals(sent(part).get(CROSS_ZONE));
    }

    private static Map<String, String> sent(Part part) {
        Map<String, String> attributes = new TreeMap<>();
        for (JsonNode one : part.sent().path("Attributes")) {
            attributes.put(one.path("Key").asString(""), one.path("Value").asString(""));
        }
        return attributes;
    }

    /** The load balancer's name, out of its ARN. */
    static String label(Part part) {
        JsonNode arns = part.step().before().read().parameters().path("LoadBalancerArns");
        String arn = arns.isArray() && !arns.isEmpty() ? arns.path(0).asString("") : part.id("LoadBalancerArn");
        String[] parts = arn.split("/", -1);
        return parts.length > 2 ? parts[2] : arn;
    }
}
