package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One metric of a stage that an alarm shall watch: the time that the backend takes, or a count of errors (AWS: CloudWatch API
 * reference, PutMetricAlarm).
 *
 * @param timeout the integration timeout, where the metric is a time; empty where it is a count
 * @param rate whether the average of the count is the share of requests that failed: so with REST APIs (AWS: REST API metrics and
 *     dimensions)
 */
record Watch(String metric, Optional<Duration> timeout, boolean rate) {

    static final String NAME = "AlarmName";
    static final String THRESHOLD = "Threshold";
    static final String ACTIONS = "AlarmActions";
    private static final String PERIOD = "Period";
    private static final String PERIODS = "EvaluationPeriods";
    private static final String STATISTIC = "ExtendedStatistic";
    private static final String SOURCE = "AWS: CloudWatch API reference, PutMetricAlarm";

    /** An alarm shall ring while there is still time: at this share of the timeout. */
    private static final int PERCENT = 80;
    /** From this share of the timeout on it hardly rings in time. */
    private static final double LATEST = 0.9;
    /** The percentiles that show the slow requests: p90 and above. */
    private static final Pattern SLOW = Pattern.compile("p(9\\d(\\.\\d+)?|100)");
    /** Errors in a period, and share of requests, beyond which an alarm on errors watches nothing. */
    private static final double MOST_ERRORS = 10_000;
    private static final double HALF = 0.5;
    private static final Number ONE_IN_A_HUNDRED = 0.01;
    /** Five minutes: enough to count few requests together, and soon enough. */
    private static final int USUAL_PERIOD = 300;
    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;
    private static final int WEEK = 7 * DAY;

    /** The alarm as it would be made. */
    ObjectNode made(String name, StageMetrics metrics) {
        ObjectNode alarm = Json.object().put(NAME, name);
        timeout.ifPresent(limit -> alarm.put("AlarmDescription",
                "Close to the integration timeout of " + limit.toMillis() + " ms"));
        alarm.put("Namespace", StageMetrics.NAMESPACE).put("MetricName", metric);
        alarm.set("Dimensions", Json.MAPPER.valueToTree(metrics.dimensions()));
        if (timeout.isPresent()) {
            alarm.put(STATISTIC, "p99");
        } else {
            alarm.put("Statistic", rate ? "Average" : "Sum");
        }
        alarm.put(PERIOD, USUAL_PERIOD).put(PERIODS, 1).set(THRESHOLD, usualThreshold());
        return alarm.put("ComparisonOperator", "GreaterThanOrEqualToThreshold").put("TreatMissingData", "notBreaching");
    }

    /** In milliseconds, as a share of the requests, or in errors. */
    JsonNode usualThreshold() {
        return Json.MAPPER.valueToTree(
                timeout.<Number>map(limit -> limit.toMillis() * PERCENT / 100).orElse(rate ? ONE_IN_A_HUNDRED : 1));
    }

    /** Whether an alarm watches this metric of this stage, by itself or in an expression. */
    boolean isWatchedBy(JsonNode alarm, StageMetrics metrics) {
        return isMeant(alarm, metrics) || alarm.path("Metrics").valueStream()
                .anyMatch(query -> isMeant(query.path("MetricStat").path("Metric"), metrics));
    }

    private boolean isMeant(JsonNode named, StageMetrics metrics) {
        Set<String> dimensions = new HashSet<>();
        named.path("Dimensions").forEach(one -> dimensions.add(Json.plain(one)));
        Set<String> wanted = new HashSet<>();
        metrics.dimensions().forEach(one -> wanted.add(Json.plain(Json.MAPPER.valueToTree(one))));
        return Json.text(named, "Namespace").equals(StageMetrics.NAMESPACE)
                && Json.text(named, "MetricName").equals(metric) && dimensions.equals(wanted);
    }

    /** Whether an alarm that watches this metric also rings when it should. What an expression says cannot be judged here. */
    boolean isOfUse(JsonNode alarm) {
        return isAwake(alarm) && (alarm.has("Metrics") || (hasSense(alarm) && !ringsTooLate(alarm)));
    }

    /** Whether another threshold is all that an alarm lacks. */
    boolean isMerelyLate(JsonNode alarm) {
        return !alarm.has("Metrics") && isAwake(alarm) && hasSense(alarm) && ringsTooLate(alarm);
    }

    /** Whether it tells anybody, and of much rather than of little. */
    private static boolean isAwake(JsonNode alarm) {
        String operator = Json.text(alarm, "ComparisonOperator");
        return alarm.path("ActionsEnabled").asBoolean(true)
                && (operator.isEmpty() || operator.contains("GreaterThan"));
    }

    /** Whether it looks at the slow requests of a time, or rings before a count of errors is out of all proportion. */
    private boolean hasSense(JsonNode alarm) {
        String statistic = Json.text(alarm, "Statistic");
        if (timeout.isPresent()) {
            return statistic.equals("Maximum") || SLOW.matcher(Json.text(alarm, STATISTIC)).matches();
        }
        double threshold = alarm.path(THRESHOLD).asDouble(0);
        return statistic.equals("Sum") ? threshold <= MOST_ERRORS : statistic.equals("Average") && threshold <= HALF;
    }

    /** Whether an alarm can hardly ring before the timeout has passed: no time is longer than that. */
    boolean ringsTooLate(JsonNode alarm) {
        return timeout.isPresent() && Json.text(alarm, "ComparisonOperator").startsWith("GreaterThan")
                && alarm.path(THRESHOLD).asDouble(0) > timeout.get().toMillis() * LATEST;
    }

    private String id(String member) {
        return metric.toLowerCase(Locale.ROOT) + "-" + member;
    }

    /** The values that are edited. */
    List<Field> fields() {
        String key = timeout.isPresent()
                ? "change.alarms.milliseconds"
                : rate ? "change.alarms.share" : "change.alarms.errors";
        return List.of(
                field("threshold", Message.of(key, metric), THRESHOLD,
                        rate
                                ? new Field.Share("AWS: API Gateway metrics")
                                : new Field.Whole(1, Integer.MAX_VALUE, SOURCE)),
                field("period", Message.of("change.alarms.period", metric), PERIOD,
                        new Field.Whole(MINUTE, WEEK, SOURCE)),
                field("periods", Message.of("change.alarms.periods", metric), PERIODS,
                        new Field.Whole(1, WEEK / MINUTE, SOURCE)),
                field("topic", Message.of("change.alarms.topic", metric), ACTIONS, new Field.Listed(SOURCE)));
    }

    private Field field(String id, Message label, String member, Field.Shape shape) {
        return new Field(id(id), label, metric, "/" + member, shape);
    }

    /** What is wrong with an alarm beyond its fields' own rules. */
    List<Problem> problems(JsonNode alarm, String region) {
        List<Problem> problems = new ArrayList<>();
        long period = alarm.path(PERIOD).asLong(MINUTE);
        long all = period * alarm.path(PERIODS).asLong(1);
        if (period % MINUTE != 0) {
            problems.add(Problem.error(id("period"), "change.alarms.not-a-minute", metric, period));
        } else if (all > (period < HOUR ? DAY : WEEK)) {
            problems.add(Problem.error(id("periods"), "change.alarms.too-long", metric, all));
        }
        if (ringsTooLate(alarm)) {
            problems.add(Problem.warning(id("threshold"), "change.alarms.too-late", metric, timeout.orElseThrow()));
        }
        if (alarm.path(ACTIONS).isEmpty()) {
            problems.add(Problem.warning(id("topic"), "change.alarms.nobody", metric));
        }
        alarm.path(ACTIONS).forEach(action -> {
            String arn = action.asString("");
            if (!arn.matches("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\\d*:.+")
                    || (arn.contains(":sns:") && !arn.split(":", -1)[3].equals(region))) {
                problems.add(Problem.error(id("topic"), "change.alarms.no-topic", metric, arn, region));
            }
        });
        return List.copyOf(problems);
    }
}
