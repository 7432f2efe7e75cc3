package dev.timeoutdoctor.lab.insights;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.traffic.LogEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Turns log lines into rows with the fields that Insights discovers by itself (AWS: supported logs and fields). */
final class Records {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Pattern LAMBDA = Pattern.compile("^(INIT_START|START|END|REPORT)\\b");
    private static final Pattern REQUEST_ID = Pattern.compile("RequestId: ([0-9a-f-]{36})");
    private static final Pattern REPORT_NUMBER = Pattern
            .compile("(Duration|Billed Duration|Memory Size|Max Memory Used|Init Duration): ([0-9.]+) (ms|MB)");

    private static final Map<String, String> REPORT_FIELDS = Map.of("Duration", "@duration", "Billed Duration",
            "@billedDuration", "Memory Size", "@memorySize", "Max Memory Used", "@maxMemoryUsed", "Init Duration",
            "@initDuration");

    private Records() {}

    static String time(Instant at) {
        return TIME.format(at);
    }

    static Row row(LogEvent event, int index) {
        Map<String, String> fields = new HashMap<>();
        fields.put("@timestamp", time(event.at()));
        fields.put("@epochMillis", String.valueOf(event.at().toEpochMilli()));
        fields.put("@message", event.message());
        fields.put("@logStream", event.stream());
        fields.put("@log", event.group());
        fields.put("@ptr", "lab-" + event.at().toEpochMilli() + "-" + index);
        if (event.message().startsWith("{")) {
            json(event.message(), fields);
        } else if (event.group().startsWith("/aws/lambda/")) {
            lambda(event.message(), fields);
        }
        return new Row(fields);
    }

    private static void lambda(String message, Map<String, String> fields) {
        Matcher type = LAMBDA.matcher(message);
        if (type.find()) {
            fields.put("@type", type.group(1));
        }
        Matcher id = REQUEST_ID.matcher(message);
        if (id.find()) {
            fields.put("@requestId", id.group(1));
        }
        if (message.startsWith("REPORT")) {
            Matcher number = REPORT_NUMBER.matcher(message);
            while (number.find()) {
                // Sizes are in bytes there, at a million to the MB.
                double unit = number.group(3).equals("MB") ? 1_000_000 : 1;
                fields.put(REPORT_FIELDS.getOrDefault(number.group(1), number.group(1)),
                        Row.text(Double.parseDouble(number.group(2)) * unit));
            }
        }
    }

    private static void json(String message, Map<String, String> fields) {
        try {
            members("", Json.parse(message), fields);
        } catch (JacksonException e) {
            // A line that only looks like JSON has no further fields.
            fields.remove("@type");
        }
    }

    /** Members of members have names with dots, such as {@code record.metrics.durationMs}. */
    private static void members(String before, JsonNode object, Map<String, String> fields) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (member.getValue().isObject()) {
                members(before + member.getKey() + ".", member.getValue(), fields);
            } else if (member.getValue().isValueNode() && !member.getValue().isNull()) {
                fields.put(before + member.getKey(), member.getValue().asString(""));
            }
        }
    }
}
