package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.insights.InsightsQuery;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.LogEvent;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs: filtered events, and Insights queries (AWS: CloudWatch Logs API reference). */
final class LogService {

    private static final int MAX_EVENTS = 10_000;

    private static final int MAX_KEPT_QUERIES = 200;

    private final Simulation simulation;
    private final LinkedHashMap<String, ObjectNode> finished = new LinkedHashMap<>();

    LogService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("logs", "Logs_20140328", Protocol.JSON_1_1,
                Map.of("FilterLogEvents", this::filter, "StartQuery",
                        this::startQuery,
                        "GetQueryResults", this::queryResults));
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
                    .put("eventId", String.format(Locale.ROOT, "%026d%030d", millis, i));
        });
        node.putArray("searchedLogStreams");
        if (end < matching.size()) {
            node.put("nextToken", String.valueOf(end));
        }
        return node;
    }

    private JsonNode startQuery(JsonNode input) {
        List<String> groups = queriedGroups(input);
        if (!input.path("startTime").canConvertToLong() || !input.path("endTime").canConvertToLong()
                || input.path("startTime").asLong(0) > input.path("endTime").asLong(0)) {
            throw invalid("startTime and endTime are needed, in seconds since 1970, and in that order.");
        }
        InsightsQuery query = InsightsQuery.parse(input.path("queryString").asString(""));
        Instant from = Instant.ofEpochSecond(input.path("startTime").asLong(0));
        Instant until = Instant.ofEpochSecond(input.path("endTime").asLong(0), 999_999_999);
        Instant now = simulation.now();
        List<LogEvent> lines = groups.stream()
                .flatMap(group -> simulation.journal().events(group, from, until.isAfter(now) ? now : until).stream())
                .sorted(Comparator.comparing(LogEvent::at)).toList().reversed();
        int limit = Math.clamp(input.path("limit").asInt(MAX_EVENTS), 1, MAX_EVENTS);
        InsightsQuery.Answer found = query.run(lines, limit);
        String id = UUID.randomUUID().toString();
        synchronized (finished) {
            finished.put(id, answer(found, lines));
            if (finished.size() > MAX_KEPT_QUERIES) {
                finished.remove(finished.firstEntry().getKey());
            }
        }
        return Json.object().put("queryId", id);
    }

    private static ObjectNode answer(InsightsQuery.Answer found, List<LogEvent> scanned) {
        ObjectNode node = Json.object();
        node.put("queryLanguage", "CWLI");
        ArrayNode results = node.putArray("results");
        for (Map<String, String> row : found.rows()) {
            ArrayNode fields = results.addArray();
            row.forEach((field, value) -> fields.addObject().put("field", field).put("value", value));
        }
        node.putObject("statistics").put("recordsMatched", (double) found.matched())
                .put("recordsScanned", (double) scanned.size())
                .put("bytesScanned", scanned.stream().mapToDouble(line -> line.message().length()).sum());
        return node.put("status", "Complete");
    }

    private JsonNode queryResults(JsonNode input) {
        ObjectNode answer;
        synchronized (finished) {
            answer = finished.get(input.path("queryId").asString(""));
        }
        if (answer == null) {
            throw new Refusal(400, "ResourceNotFoundException", "The specified query does not exist.");
        }
        return answer;
    }

    private List<String> queriedGroups(JsonNode input) {
        List<String> given = Stream.of("logGroupName", "logGroupNames", "logGroupIdentifiers").filter(input::has)
                .toList();
        if (given.size() != 1) {
            throw invalid("Exactly one of logGroupName, logGroupNames and logGroupIdentifiers must be given.");
        }
        JsonNode value = input.path(given.getFirst());
        return (value.isArray() ? value.valueStream() : Stream.of(value)).map(each -> existing(name(each.asString(""))))
                .toList();
    }

    private static String name(String identifier) {
        int marker = identifier.indexOf(":log-group:");
        return marker < 0 ? identifier : identifier.substring(marker + ":log-group:".length()).replace(":*", "");
    }

    private String group(JsonNode input) {
        String identifier = input.path("logGroupIdentifier").asString("");
        return existing(name(input.path("logGroupName").asString(identifier)));
    }

    private String existing(String name) {
        if (name.isEmpty()) {
            throw invalid("One of logGroupName and logGroupIdentifier must be given.");
        }
        if (!LogGroupService.names(simulation).contains(name)) {
            throw new Refusal(400, "ResourceNotFoundException", "The specified log group does not exist.");
        }
        return name;
    }

    private static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterException", text);
    }
}
