package dev.timeoutdoctor.fix.snippet;

import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An alarm on a metric. */
final class AlarmKind implements Kind {

    private static final Table CLOUDFORMATION = Table.same("AlarmName", "AlarmDescription", "Namespace", "MetricName",
            "Dimensions", "Statistic", "ExtendedStatistic", "Metrics", "Period", "Unit", "EvaluationPeriods",
            "DatapointsToAlarm", "Threshold", "ComparisonOperator", "TreatMissingData",
            "EvaluateLowSampleCountPercentile", "ActionsEnabled", "AlarmActions", "OKActions",
            "InsufficientDataActions", "ThresholdMetricId");
    private static final Table TERRAFORM = Table.of("AlarmName", "alarm_name", "AlarmDescription",
            "alarm_description", "Namespace", "namespace", "MetricName", "metric_name", "Statistic", "statistic",
            "ExtendedStatistic", "extended_statistic", "Period", "period", "Unit", "unit", "EvaluationPeriods",
            "evaluation_periods", "DatapointsToAlarm", "datapoints_to_alarm", "Threshold", "threshold",
            "ComparisonOperator", "comparison_operator", "TreatMissingData", "treat_missing_data",
            "EvaluateLowSampleCountPercentile", "evaluate_low_sample_count_percentiles", "ActionsEnabled",
            "actions_enabled", "AlarmActions", "alarm_actions", "OKActions", "ok_actions", "InsufficientDataActions",
            "insufficient_data_actions", "ThresholdMetricId", "threshold_metric_id");
    private static final Table QUERY = Table.of("Id", "id", "Expression", "expression", "Label", "label",
            "ReturnData", "return_data", "Period", "period", "MetricStat.Metric.Namespace", "metric[].namespace",
            "MetricStat.Metric.MetricName", "metric[].metric_name", "MetricStat.Period", "metric[].period",
            "MetricStat.Stat", "metric[].stat", "MetricStat.Unit", "metric[].unit");

    @Override
    public Form cloudFormation(Part part) {
        return isDeleted(part)
                ? removed("AWS::CloudWatch::Alarm", part)
                : Form.of(new Resource("AWS::CloudWatch::Alarm", "Alarm", name(part), part.creates(),
                        CLOUDFORMATION.values(sent(part))), notes(part));
    }

    @Override
    public Form terraform(Part part) {
        if (isDeleted(part)) {
            return removed("aws_cloudwatch_metric_alarm", part);
        }
        ObjectNode values = TERRAFORM.values(sent(part));
        if (!part.sent().path("Dimensions").isEmpty()) {
            values.set("dimensions", dimensions(part.sent().path("Dimensions")));
        }
        for (JsonNode metric : part.sent().path("Metrics")) {
            ArrayNode blocks = values.path("metric_query") instanceof ArrayNode present
                    ? present
                    : values.putArray("metric_query");
            ObjectNode query = QUERY.values(Touched.between(Part.object(), metric));
            JsonNode measured = metric.path("MetricStat").path("Metric").path("Dimensions");
            if (query.path("metric").path(0) instanceof ObjectNode block && !measured.isEmpty()) {
                block.set("dimensions", dimensions(measured));
            }
            blocks.add(query);
        }
        return Form.of(new Resource("aws_cloudwatch_metric_alarm", "Alarm", name(part), part.creates(), values),
                notes(part));
    }

    private static ObjectNode dimensions(JsonNode list) {
        ObjectNode map = Part.object();
        list.forEach(one -> map.put(one.path("Name").asString(""), one.path("Value").asString("")));
        return map;
    }

    private static boolean isDeleted(Part part) {
        return part.step().call().operation().equals("DeleteAlarms");
    }

    private static Form removed(String type, Part part) {
        return Form.none("snippet.none.remove", type,
                String.join(", ", part.sent().path("AlarmNames").valueStream().map(one -> one.asString("")).toList()));
    }

    private static List<Touched> sent(Part part) {
        return part.sentWithout("Tags");
    }

    private static List<Message> notes(Part part) {
        List<Message> notes = new ArrayList<>(CLOUDFORMATION.leftOut(sent(part)));
        if (part.sent().path("MetricName").asString("").endsWith("Latency")) {
            notes.add(Message.of("snippet.note.latency-threshold", part.sent().path("MetricName").asString()));
        }
        return notes;
    }

    private static String name(Part part) {
        return part.id("AlarmName");
    }
}
