package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.Monitoring.Alarm;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch's metric alarms (AWS: CloudWatch API reference). The lab does not evaluate them: they have no data yet. */
final class AlarmService {

    private static final int MOST = 100;

    private final Simulation simulation;

    AlarmService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("cloudwatch", "GraniteServiceVersion20100801", Protocol.JSON_1_0,
                Map.of("PutMetricAlarm", this::put, "DeleteAlarms", this::delete, "ListTagsForResource",
                        this::tags, "DescribeAlarms",
                        input -> describe(input, (node, time) -> node.setAll(times(time.getEpochSecond())))));
    }

    QueryService query() {
        return QueryService.of("monitoring", "http://monitoring.amazonaws.com/doc/2010-08-01/",
                Map.of("PutMetricAlarm", this::put, "DeleteAlarms", this::delete, "ListTagsForResource",
                        this::tags, "DescribeAlarms",
                        form -> describe(form, (node, time) -> node.setAll(times(time.toString())))));
    }

    private static ObjectNode times(Object time) {
        ObjectNode node = Json.object();
        for (String member : List.of("AlarmConfigurationUpdatedTimestamp", "StateUpdatedTimestamp",
                "StateTransitionedTimestamp")) {
            if (time instanceof Long seconds) {
                node.put(member, seconds.longValue());
            } else {
                node.put(member, String.valueOf(time));
            }
        }
        return node;
    }

    private JsonNode put(JsonNode input) {
        String name = input.path("AlarmName").asString("");
        if (name.isEmpty() || name.length() > 255) {
            throw AlarmSettings.invalid("The parameter AlarmName must have 1 to 255 characters.");
        }
        Alarm alarm = new Alarm(Json.write(AlarmSettings.of(input)), simulation.now());
        simulation.store().change(account -> account
                .with(account.monitoring().withAlarms(alarms -> alarms.put(name, alarm))));
        return MissingNode.getInstance();
    }

    private JsonNode delete(JsonNode input) {
        List<String> names = texts(input, "AlarmNames");
        simulation.store().change(account -> {
            List<String> missing = names.stream().filter(name -> !account.monitoring().alarms().containsKey(name))
                    .toList();
            if (!missing.isEmpty()) {
                throw new Refusal(404, "ResourceNotFound", "Alarms " + missing + " do not exist");
            }
            return account.with(account.monitoring().withAlarms(alarms -> alarms.keySet().removeAll(names)));
        });
        return MissingNode.getInstance();
    }

    /** Of alarms only; the lab's tags are those of stacks. */
    private JsonNode tags(JsonNode input) {
        String arn = input.path("ResourceARN").asString("");
        String name = arn.replaceFirst("^arn:aws:cloudwatch:[^:]*:[^:]*:alarm:", "");
        if (!simulation.account().monitoring().alarms().containsKey(name)) {
            throw new Refusal(404, "ResourceNotFoundException", "Unknown");
        }
        ObjectNode node = Json.object();
        ArrayNode tags = node.putArray("Tags");
        simulation.account().stackTags(name).forEach((key, value) -> tags.addObject().put("Key", key).put("Value",
                value));
        return node;
    }

    private JsonNode describe(JsonNode input, BiConsumer<ObjectNode, Instant> times) {
        List<String> names = texts(input, "AlarmNames");
        String prefix = input.path("AlarmNamePrefix").asString("");
        String state = input.path("StateValue").asString("INSUFFICIENT_DATA");
        Account account = simulation.account();
        List<Map.Entry<String, Alarm>> found = new TreeMap<>(account.monitoring().alarms()).entrySet().stream()
                .filter(each -> names.isEmpty() || names.contains(each.getKey()))
                .filter(each -> each.getKey().startsWith(prefix) && state.equals("INSUFFICIENT_DATA")).toList();
        String token = input.path("NextToken").asString("0");
        if (!token.matches("\\d{1,6}")) {
            throw new Refusal(400, "InvalidNextToken", "The next token is not valid");
        }
        int from = Math.min(Integer.parseInt(token), found.size());
        int until = Math.min(found.size(), from + Math.clamp(input.path("MaxRecords").asInt(50), 1, MOST));
        ObjectNode node = Json.object();
        node.putArray("CompositeAlarms");
        ArrayNode alarms = node.putArray("MetricAlarms");
        found.subList(from, until).forEach(each -> {
            ObjectNode view = alarms.addObject().put("AlarmName", each.getKey()).put("AlarmArn",
                    "arn:aws:cloudwatch:" + account.region() + ":" + account.id() + ":alarm:" + each.getKey());
            view.setAll((ObjectNode) Json.parse(each.getValue().settings()));
            view.put("StateValue", "INSUFFICIENT_DATA").put("StateReason", "Unchecked: Initial alarm creation");
            times.accept(view, each.getValue().updated());
        });
        return until < found.size() ? node.put("NextToken", String.valueOf(until)) : node;
    }

    private static List<String> texts(JsonNode input, String member) {
        return input.path(member).valueStream().map(each -> each.asString("")).toList();
    }
}
