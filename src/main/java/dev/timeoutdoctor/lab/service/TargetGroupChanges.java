package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.network.HealthCheck;
import dev.timeoutdoctor.lab.network.LoadBalancerDefaults;
import dev.timeoutdoctor.lab.network.Network;
import dev.timeoutdoctor.lab.network.TargetGroup;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Changes of a target group's health check and attributes (AWS: ELBv2 API reference, ModifyTargetGroup). */
final class TargetGroupChanges {

    private final Simulation simulation;

    TargetGroupChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonNode modify(TargetGroup before, JsonNode form) {
        HealthCheck check = changed(before, form);
        Network after = change(before, group -> group.withHealthCheck(check));
        ObjectNode node = Json.object();
        after.targetGroup(before.arn())
                .ifPresent(group -> node.putArray("TargetGroups").add(new BalancerViews(after).targetGroup(group)));
        return node;
    }

    JsonNode modifyAttributes(TargetGroup before, JsonNode form) {
        Map<String, String> given = BalancerAttributes.given(form, LoadBalancerDefaults.targetGroup(before),
                "Target group");
        Network after = change(before, group -> group.withAttributes(given));
        return BalancerViews.attributes(
                LoadBalancerDefaults.targetGroup(after.targetGroup(before.arn()).orElseThrow()));
    }

    private Network change(TargetGroup before, UnaryOperator<TargetGroup> change) {
        return simulation.store()
                .change(account -> account.with(account.network().withTargetGroup(before.arn(), change))).network();
    }

    private static HealthCheck changed(TargetGroup group, JsonNode form) {
        HealthCheck before = group.healthCheck();
        String protocol = form.path("HealthCheckProtocol").asString(before.protocol());
        boolean http = protocol.startsWith("HTTP");
        if (!protocol.matches("TCP|HTTP|HTTPS") || (!http && group.protocol().startsWith("HTTP"))) {
            throw invalid("Health check protocol '" + protocol
                    + "' is not supported for target groups with the protocol '" + group.protocol() + "'");
        }
        if (!http && (form.has("HealthCheckPath") || form.has("Matcher"))) {
            throw invalid("Health check path and matcher are not supported for health checks with the protocol TCP");
        }
        if (form.path("HealthCheckEnabled").asString("true").equals("false")) {
            throw invalid("Health checks must be enabled for target groups with target type 'ip'");
        }
        HealthCheck start = before.isHttp() == http ? before : HealthCheck.of(protocol, http ? "/" : "");
        int interval = number(form, "HealthCheckIntervalSeconds", 5, 300, before.intervalSeconds());
        int timeout = number(form, "HealthCheckTimeoutSeconds", 2, 120, before.timeoutSeconds());
        if (timeout > interval || (timeout == interval && group.protocol().startsWith("HTTP"))) {
            throw invalid("Health check timeout '" + timeout + "' must be smaller than the interval '" + interval
                    + "'");
        }
        return new HealthCheck(protocol,
                matching(form.path("HealthCheckPath"), "HealthCheckPath", "/[!-~]{0,1023}", start.path()),
                matching(form.path("HealthCheckPort"), "HealthCheckPort", "traffic-port|[1-9]\\d{0,4}", before.port()),
                interval, timeout, number(form, "HealthyThresholdCount", 2, 10, before.healthyThreshold()),
                number(form, "UnhealthyThresholdCount", 2, 10, before.unhealthyThreshold()),
                matching(form.path("Matcher").path("HttpCode"), "HttpCode",
                        "[1-5]\\d\\d(-[1-5]\\d\\d)?(,[1-5]\\d\\d(-[1-5]\\d\\d)?)*", start.httpCodes()));
    }

    private static String matching(JsonNode given, String member, String pattern, String otherwise) {
        if (given.isMissingNode()) {
            return otherwise;
        }
        String value = given.asString("");
        if (!value.matches(pattern)) {
            throw invalid(member + " '" + value + "' is not valid");
        }
        return value;
    }

    private static int number(JsonNode form, String member, int least, int most, int otherwise) {
        String value = form.path(member).asString(String.valueOf(otherwise));
        if (!value.matches("\\d{1,6}") || Integer.parseInt(value) < least || Integer.parseInt(value) > most) {
            throw invalid(member + " '" + value + "' must be between " + least + " and " + most);
        }
        return Integer.parseInt(value);
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "ValidationError", text);
    }
}
