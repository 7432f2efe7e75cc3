package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log group, made or deleted with its lines, and for how many days it keeps them; without such a number it keeps them for ever (AWS:
 * CloudWatch Logs API reference, CreateLogGroup, DeleteLogGroup, PutRetentionPolicy). AWS finds groups by the beginning of their names
 * only, so the question names the whole group and the answer may hold others too.
 */
final class LogGroupWay implements Way, WayBack {

    private static final String PREFIX = "logGroupNamePrefix";
    private static final String NAME = "logGroupName";
    private static final String DAYS = "retentionInDays";
    private static final String BYTES = "storedBytes";
    private static final String DELETE = "DeleteLogGroup";

    @Override
    public String question() {
        return "logs:DescribeLogGroups";
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        String name = Json.text(read.parameters(), PREFIX);
        return answer.path("logGroups").valueStream().filter(group -> Json.text(group, NAME).equals(name)).findFirst()
                .map(group -> Json.project(group, List.of(NAME, DAYS, BYTES))).orElseGet(Json::object);
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> named = Map.of(NAME, Json.text(read.parameters(), PREFIX));
        if (!Json.overlay(now, goal).has(NAME)) {
            return List.of(Steps.locked(read, DELETE, named, now, differing, List.of(DAYS)));
        }
        List<ChangeStep> steps = new ArrayList<>();
        if (differing.has(NAME)) {
            steps.add(Steps.step(read, "CreateLogGroup", named, now, Json.project(differing, List.of(NAME))));
        }
        if (differing.has(DAYS)) {
            steps.add(kept(read, named, now, Json.project(differing, List.of(DAYS))));
        }
        return List.copyOf(steps);
    }

    @Override
    public WayBack back() {
        return this;
    }

    /** Filters are told by questions of their own (AWS: CloudWatch Logs API reference, DescribeSubscriptionFilters, DescribeMetricFilters). */
    @Override
    public Map<String, AwsCall> attached(ChangeStep step) {
        if (!deletes(step)) {
            return Map.of();
        }
        Map<String, Object> named = Map.of(NAME, Json.text(step.call().parameters(), NAME));
        String region = step.call().region();
        return Map.of("subscriptionFilters", AwsCall.of("logs", "DescribeSubscriptionFilters", region, named),
                "metricFilters", AwsCall.of("logs", "DescribeMetricFilters", region, named));
    }

    private static boolean deletes(ChangeStep step) {
        return step.call().operation().equals(DELETE);
    }

    /** Lines that came since are lost with the group, too. */
    @Override
    public ObjectNode alsoLost(ChangeStep step, JsonNode now, Set<AwsCall> handled) {
        if (!deletes(step)) {
            return Json.object();
        }
        ObjectNode lost = Steps.others(step, now, List.of(DAYS));
        if (now.path(BYTES).asLong(0) > 0) {
            lost.set(BYTES, now.path(BYTES));
        }
        return lost;
    }

    private static ChangeStep kept(AwsCall read, Map<String, Object> named, JsonNode now, ObjectNode days) {
        if (days.path(DAYS).isNull()) {
            return Steps.step(read, "DeleteRetentionPolicy", named, now, days);
        }
        Map<String, Object> parameters = new LinkedHashMap<>(named);
        parameters.put(DAYS, days.path(DAYS));
        return Steps.step(read, "PutRetentionPolicy", parameters, now, days);
    }
}
