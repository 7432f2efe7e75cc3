package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The settings of a metric alarm, checked, whichever protocol they came in (AWS: CloudWatch API reference, PutMetricAlarm). */
final class AlarmSettings {

    private static final List<String> ACTIONS = List.of("OKActions", "AlarmActions", "InsufficientDataActions");

    private static final int SECONDS_OF_A_DAY = 86_400;

    private AlarmSettings() {}

    static ObjectNode of(JsonNode input) {
        ObjectNode settings = Json.object();
        copy(input, settings, "AlarmDescription", ".{0,1024}");
        settings.put("ActionsEnabled", input.path("ActionsEnabled").asBoolean(true));
        for (String action : ACTIONS) {
            ArrayNode list = settings.putArray(action);
            input.path(action).forEach(each -> list.add(each.asString("")));
        }
        if (input.has("Metrics") == input.has("MetricName")) {
            throw invalid("Exactly one of MetricName and Metrics must be given.");
        }
        if (input.has("Metrics")) {
            settings.set("Metrics", typed(input.path("Metrics")));
        } else {
            metric(input, settings);
        }
        copy(input, settings, "Unit", "[A-Za-z/]+");
        int periods = whole(input, "EvaluationPeriods");
        settings.put("EvaluationPeriods", periods);
        if ((long) periods * settings.path("Period").asInt(0) > SECONDS_OF_A_DAY
                && settings.path("Period").asInt(0) < 3_600) {
            throw invalid("Metrics cannot be checked across more than a day (EvaluationPeriods * Period must be <= "
                    + SECONDS_OF_A_DAY + ").");
        }
        if (input.has("DatapointsToAlarm")) {
            int points = whole(input, "DatapointsToAlarm");
            if (points > periods) {
                throw invalid("DatapointsToAlarm must be less than or equal to EvaluationPeriods.");
            }
            settings.put("DatapointsToAlarm", points);
        }
        threshold(input, settings);
        copy(input, settings, "TreatMissingData", "breaching|notBreaching|ignore|missing");
        copy(input, settings, "EvaluateLowSampleCountPercentile", "evaluate|ignore");
        return settings;
    }

    private static void metric(JsonNode input, ObjectNode settings) {
        settings.put("MetricName", input.path("MetricName").asString(""));
        required(input, settings, "Namespace", "[^:].*");
        if (input.has("Statistic") == input.has("ExtendedStatistic")) {
            throw invalid("Exactly one of Statistic and ExtendedStatistic must be given.");
        }
        copy(input, settings, "Statistic", "SampleCount|Average|Sum|Minimum|Maximum");
        copy(input, settings, "ExtendedStatistic",
                "(p|tm|tc|ts|wm)\\d{1,3}(\\.\\d{1,10})?|IQM|(PR|TC|TM|TS|WM)\\(.+\\)");
        ArrayNode dimensions = settings.putArray("Dimensions");
        input.path("Dimensions").forEach(dimensions::add);
        int period = whole(input, "Period");
        if (period != 10 && period != 20 && period != 30 && period % 60 != 0) {
            throw invalid("Period must be 10, 20, 30 or a multiple of 60.");
        }
        settings.put("Period", period);
    }

    private static void threshold(JsonNode input, ObjectNode settings) {
        required(input, settings, "ComparisonOperator", "(GreaterThan|LessThan)(OrEqualTo)?Threshold"
                + "|(LessThanLowerOr)?GreaterThanUpperThreshold|LessThanLowerThreshold");
        copy(input, settings, "ThresholdMetricId", ".+");
        if (!input.has("Threshold") && !input.has("ThresholdMetricId")) {
            throw invalid("One of Threshold and ThresholdMetricId must be given.");
        }
        if (input.has("Threshold")) {
            settings.put("Threshold", input.path("Threshold").asDouble(0));
        }
    }

    /** A form has texts only; numbers and flags are told apart by their names. */
    private static JsonNode typed(JsonNode given) {
        if (given.isArray()) {
            ArrayNode list = Json.object().putArray("list");
            given.forEach(each -> list.add(typed(each)));
            return list;
        }
        if (!given.isObject()) {
            return given;
        }
        ObjectNode node = Json.object();
        given.properties().forEach(member -> {
            switch (member.getKey()) {
                case "Period" -> node.put("Period", member.getValue().asInt(0));
                case "ReturnData" -> node.put("ReturnData", member.getValue().asBoolean(true));
                default -> node.set(member.getKey(), typed(member.getValue()));
            }
        });
        return node;
    }

    private static void required(JsonNode input, ObjectNode settings, String member, String pattern) {
        if (!input.has(member)) {
            throw invalid("The parameter " + member + " must be given.");
        }
        copy(input, settings, member, pattern);
    }

    private static void copy(JsonNode input, ObjectNode settings, String member, String pattern) {
        if (input.has(member)) {
            String value = input.path(member).asString("");
            if (!value.matches("(?s)" + pattern)) {
                throw invalid("The value '" + value + "' for parameter " + member + " is not valid.");
            }
            settings.put(member, value);
        }
    }

    private static int whole(JsonNode input, String member) {
        String value = input.path(member).asString("");
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw invalid("The parameter " + member + " must be a whole number from 1.");
        }
        return Integer.parseInt(value);
    }

    static Refusal invalid(String text) {
        return new Refusal(400, "ValidationError", text);
    }
}
