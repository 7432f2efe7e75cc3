package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A target group with what its health check says of its targets (AWS: Elastic Load Balancing API reference, TargetHealth).
 *
 * @param number counted from 0 among the groups of one change
 * @param now the group as DescribeTargetGroups shows it; must not be changed
 * @param targets how many it has
 * @param failed how many do not pass
 * @param reasons AWS's words for why, each once
 * @param codes the HTTP statuses with which targets answered the check in vain
 */
record CheckedGroup(String name, int number, JsonNode now, int targets, int failed, Set<String> reasons,
        List<String> codes) {

    private static final String PORT = "HealthCheckPort";
    private static final String PROTOCOL = "HealthCheckProtocol";
    private static final String TRAFFIC_PORT = "traffic-port";
    private static final String OFF = "Target.HealthCheckDisabled";
    private static final Set<String> UNHEARD = Set.of("Target.Timeout", "Target.FailedHealthChecks");
    private static final Pattern CODE = Pattern.compile("\\[(\\d{3})]");
    /** Somebody serves there, who sends the caller on or wants to know who it is. */
    private static final Pattern SERVING = Pattern.compile("3\\d\\d|401|403");

    CheckedGroup {
        reasons = Set.copyOf(reasons);
        codes = List.copyOf(codes);
    }

    /** A group from AWS's answers. */
    static CheckedGroup of(String name, int number, JsonNode now, JsonNode health) {
        List<JsonNode> targets = health.path("TargetHealthDescriptions").valueStream()
                .map(target -> target.path("TargetHealth")).toList();
        List<JsonNode> failed = targets.stream().filter(CheckedGroup::failed).toList();
        Set<String> reasons = failed.stream().map(target -> Json.text(target, "Reason")).collect(Collectors.toSet());
        Set<String> codes = failed.stream()
                .filter(target -> Json.text(target, "Reason").equals("Target.ResponseCodeMismatch"))
                .map(target -> CODE.matcher(Json.text(target, "Description"))).filter(Matcher::find)
                .map(code -> code.group(1)).collect(Collectors.toCollection(TreeSet::new));
        return new CheckedGroup(name, number, now, targets.size(), failed.size(), reasons, List.copyOf(codes));
    }

    /** Targets that are still starting, leaving or not used tell nothing about the check. */
    private static boolean failed(JsonNode target) {
        return Json.text(target, "State").startsWith("unhealthy") || Json.text(target, "Reason").equals(OFF);
    }

    boolean fails() {
        return failed > 0;
    }

    /** Whether it stands behind an Application Load Balancer: other rules hold there. */
    boolean ofApplication() {
        return Json.text(now, "Protocol").startsWith("HTTP");
    }

    /** Whether its check compares gRPC statuses. */
    boolean isGrpc() {
        return now.path("Matcher").has("GrpcCode");
    }

    /** The settings that what was found speaks for; none where nothing does. */
    ObjectNode suggested() {
        ObjectNode suggested = Json.object();
        if (reasons.contains(OFF)) {
            suggested.put("HealthCheckEnabled", true);
        }
        boolean unheard = reasons.stream().anyMatch(UNHEARD::contains);
        if (unheard && !Json.text(now, PORT).equals(TRAFFIC_PORT)) {
            suggested.put(PORT, TRAFFIC_PORT);
        } else if (reasons.contains("Target.FailedHealthChecks")) {
            spoken().ifPresent(protocol -> suggested.put(PROTOCOL, protocol));
        }
        if (!codes.isEmpty() && codes.stream().allMatch(code -> SERVING.matcher(code).matches())) {
            String expected = Json.text(now.path("Matcher"), "HttpCode");
            suggested.putObject("Matcher").put("HttpCode",
                    Stream.concat(Stream.of(expected), codes.stream()).collect(Collectors.joining(",")));
        }
        return suggested;
    }

    /** The protocol that the targets speak by the group's own word, where the check speaks another. */
    private Optional<String> spoken() {
        String check = Json.text(now, PROTOCOL);
        String wanted = switch (Json.text(now, "Protocol")) {
            case "HTTPS", "TLS" -> "HTTPS";
            case "HTTP" -> "HTTP";
            default -> check;
        };
        return check.startsWith("HTTP") && !check.equals(wanted) ? Optional.of(wanted) : Optional.empty();
    }
}
