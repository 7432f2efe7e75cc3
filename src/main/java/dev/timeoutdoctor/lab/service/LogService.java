package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.LogEvent;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs: groups, filtered events, and Insights queries (AWS: CloudWatch Logs API reference). */
final class LogService {

    private static final int MAX_EVENTS = 10_000;

    private final Simulation simulation;

    LogService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("logs", "Logs_20140328", Protocol.JSON_1_1,
                Map.of("DescribeLogGroups", this::groups, "FilterLogEvents", this::filter));
    }

    private JsonNode groups(JsonNode input) {
        String prefix = input.path("logGroupNamePrefix").asString("");
        String pattern = input.path("logGroupNamePattern").asString("");
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("logGroups");
        for (String name : simulation.journal().groups()) {
            if (name.startsWith(prefix) && name.contains(pattern)) {
                String arn = "arn:aws:logs:" + simulation.account().region() + ":" + simulation.account().id()
                        + ":log-group:" + name;
                list.addObject().put("logGroupName", name).put("arn", arn + ":*").put("logGroupArn", arn)
                        .put("metricFilterCount", 0).put("logGroupClass", "STANDARD");
            }
        }
        return node;
    }

    private JsonNode filter(JsonNode input) {
        String group = group(input);
        Instant now = simulation.now();
        Instant from = Instant.ofEpochMilli(input.path("startTime").asLong(0));
        Instant until = Instant.ofEpochMilli(input.path("endTime").asLong(now.toEpochMilli()));
        Predicate<String> pattern = FilterPattern.parse(input.path("filterPattern").asString(""));
        List<String> streams = input.path("logStreamNames").valueStream().map(each -> each.asString("")).toList();
        String streamPrefix = input.path("logStreamNamePrefix").asString("");
        List<LogEvent> matching = simulation.journal().events(group, from, until.isAfter(now) ? now : until).stream()
                .filter(event -> streams.isEmpty() || streams.contains(event.stream()))
                .filter(event -> event.stream().startsWith(streamPrefix))
                .filter(event -> pattern.test(event.message())).toList();
        return page(input, matching);
    }

    private static JsonNode page(JsonNode input, List<LogEvent> matching) {
        int limit = Math.clamp(input.path("limit").asInt(MAX_EVENTS), 1, MAX_EVENTS);
        String token = input.path("nextToken").asString("0");
        if (!token.matches("\\d{1,9}")) {
            throw invalid("The specified nextToken is invalid.");
        }
        int begin = Math.min(Integer.parseInt(token), matching.size());
        int end = Math.min(matching.size(), begin + limit);
        ObjectNode node = Json.object();
        ArrayNode events = node.putArray("events");
        IntStream.range(begin, end).forEach(i -> {
            LogEvent event = matching.get(i);
            long millis = event.at().toEpochMilli();
            events.addObject().put("logStreamName", event.stream()).put("timestamp", millis)
                    .put("message", event.message()).put("ingestionTime", millis + 900)
                    .put("eventId", String.format(java.util.Locale.ROOT, "%026d%030d", millis, i));
        });
        node.putArray("searchedLogStreams");
        if (end < matching.size()) {
            node.put("nextToken", String.valueOf(end));
        }
        return node;
    }

    private String group(JsonNode input) {
        String identifier = input.path("logGroupIdentifier").asString("");
        String name = input.path("logGroupName").asString(identifier);
        int marker = name.indexOf(":log-group:");
        return existing(marker < 0 ? name : name.substring(marker + ":log-group:".length()).replace(":*", ""));
    }

    private String existing(String name) {
        if (name.isEmpty()) {
            throw invalid("One of logGroupName and logGroupIdentifier must be given.");
        }
        if (!simulation.journal().groups().contains(name)) {
            throw new Refusal(400, "ResourceNotFoundException", "The specified log group does not exist.");
        }
        return name;
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterException", text);
    }
}
