package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A metric alarm of CloudWatch: put as a whole, or deleted (AWS: CloudWatch API reference, PutMetricAlarm), so that each call holds only
 * while nobody has set anything of the alarm. The question names one alarm; without a name it asks for all of them, and its answer stays
 * a list.
 */
final class AlarmWay implements Way, WayBack {

    private static final String NAMES = "AlarmNames";
    private static final String NAME = "AlarmName";
    private static final String ALARMS = "MetricAlarms";
    private static final String THRESHOLD = "Threshold";

    /** What AWS sets where nobody has said anything. */
    private static final String DEFAULTED = "ActionsEnabled";

    /** What can be set, and what a put that does not tell it takes away; the rest says how the alarm is at the moment. */
    private static final List<String> SET = List.of(NAME, "AlarmDescription", "Namespace", "MetricName", "Dimensions",
            "Statistic", "ExtendedStatistic", "Metrics", "Period", "Unit", "EvaluationPeriods", "DatapointsToAlarm",
            THRESHOLD, "ThresholdMetricId", "ComparisonOperator", "TreatMissingData",
            "EvaluateLowSampleCountPercentile", "EvaluationCriteria", "EvaluationInterval", DEFAULTED,
            "AlarmActions", "OKActions", "InsufficientDataActions");

    @Override
    public String question() {
        return "cloudwatch:DescribeAlarms";
    }

    @Override
    public JsonNode shown(AwsCall read, JsonNode answer) {
        ObjectNode all = Json.object();
        ArrayNode alarms = all.putArray(ALARMS);
        answer.path(ALARMS).forEach(alarm -> alarms.add(plain(Json.project(alarm, SET))));
        return read.parameters().has(NAMES) ? Json.copy(alarms.path(0)) : all;
    }

    /** AWS gives every threshold with a fraction, even 23200.0. */
    private static ObjectNode plain(ObjectNode alarm) {
        JsonNode threshold = alarm.path(THRESHOLD);
        if (threshold.isNumber() && threshold.asDouble() == Math.rint(threshold.asDouble())) {
            alarm.put(THRESHOLD, threshold.longValue());
        }
        return alarm;
    }

    @Override
    public boolean mayBeMissing() {
        return true;
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode wanted) {
        ObjectNode goal = plain(Json.copy(wanted));
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        ObjectNode whole = Json.overlay(now, goal);
        if (!whole.has(NAME)) {
            return List.of(Steps.locked(read, "DeleteAlarms", Steps.named(read, NAMES), now, differing, SET));
        }
        Map<String, Object> parameters = new LinkedHashMap<>();
        SET.stream().filter(member -> !Json.plain(whole.path(member)).isEmpty())
                .forEach(member -> parameters.put(member, whole.path(member)));
        return List.of(Steps.locked(read, "PutMetricAlarm", parameters, now, differing, SET));
    }

    @Override
    public WayBack back() {
        return this;
    }

    /** With an alarm goes what somebody set of it since. */
    @Override
    public ObjectNode alsoLost(ChangeStep step, JsonNode now, Set<AwsCall> handled) {
        return step.call().operation().equals("DeleteAlarms")
                ? Steps.others(step, now, SET.stream().filter(member -> !member.equals(DEFAULTED)).toList())
                : Json.object();
    }
}
