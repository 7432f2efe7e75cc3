package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Monitoring.LogGroup;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What hangs on a log group: subscription and metric filters, kept but without effect (AWS: CloudWatch Logs API reference). */
final class LogFilterService {

    /** AWS: CloudWatch Logs quotas. */
    private static final int MOST_SUBSCRIPTIONS = 2;
    private static final int MOST_METRICS = 100;

    private static final String GROUP = "logGroupName";
    private static final String NAME = "filterName";

    private final Simulation simulation;

    LogFilterService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("logs", "Logs_20140328", Protocol.JSON_1_1,
                Map.of("DescribeSubscriptionFilters", this::subscriptions, "PutSubscriptionFilter", this::subscribe,
                        "DeleteSubscriptionFilter", input -> change(input,
                                group -> group.withSubscriptionFilters(without(input))),
                        "DescribeMetricFilters", this::metrics, "PutMetricFilter", this::measure,
                        "DeleteMetricFilter",
                        input -> change(input, group -> group.withMetricFilters(without(input)))));
    }

    private JsonNode subscriptions(JsonNode input) {
        String name = required(input, GROUP);
        LogGroupService.existing(simulation, name);
        ObjectNode node = Json.object();
        list(node.putArray("subscriptionFilters"), name, set(name).subscriptionFilters());
        return node;
    }

    /** Without a group, the filters of all. */
    private JsonNode metrics(JsonNode input) {
        String name = input.path(GROUP).asString("");
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("metricFilters");
        if (name.isEmpty()) {
            new TreeMap<>(simulation.account().monitoring().logGroups())
                    .forEach((group, set) -> list(list, group, set.metricFilters()));
        } else {
            LogGroupService.existing(simulation, name);
            list(list, name, set(name).metricFilters());
        }
        return node;
    }

    private static void list(ArrayNode list, String group, Map<String, String> filters) {
        new TreeMap<>(filters).values()
                .forEach(filter -> list.add(((ObjectNode) Json.parse(filter)).put(GROUP, group)));
    }

    private LogGroup set(String name) {
        return simulation.account().monitoring().logGroups().getOrDefault(name, new LogGroup(false, simulation.now()));
    }

    private JsonNode subscribe(JsonNode input) {
        required(input, "destinationArn");
        return change(input, group -> group.withSubscriptionFilters(with(input,
                List.of(NAME, "filterPattern", "destinationArn", "roleArn", "distribution"), MOST_SUBSCRIPTIONS)));
    }

    private JsonNode measure(JsonNode input) {
        if (input.path("metricTransformations").isEmpty()) {
            throw LogGroupService.invalid("metricTransformations must be given");
        }
        return change(input, group -> group.withMetricFilters(
                with(input, List.of(NAME, "filterPattern", "metricTransformations"), MOST_METRICS)));
    }

    private JsonNode change(JsonNode input, UnaryOperator<LogGroup> change) {
        LogGroupService.change(simulation, required(input, GROUP), change);
        return MissingNode.getInstance();
    }

    private Consumer<Map<String, String>> with(JsonNode input, List<String> members, int most) {
        String name = required(input, NAME);
        ObjectNode filter = Json.object();
        members.stream().filter(input::has).forEach(member -> filter.set(member, input.path(member)));
        filter.put("creationTime", simulation.now().toEpochMilli());
        return all -> {
            all.put(name, Json.write(filter));
            if (all.size() > most) {
                throw new Refusal(400, "LimitExceededException", "Resource limit exceeded.");
            }
        };
    }

    private static Consumer<Map<String, String>> without(JsonNode input) {
        String name = required(input, NAME);
        return all -> {
            if (all.remove(name) == null) {
                throw new Refusal(400, "ResourceNotFoundException", "The specified filter does not exist.");
            }
        };
    }

    private static String required(JsonNode input, String member) {
        String value = input.path(member).asString("");
        if (value.isEmpty()) {
            throw LogGroupService.invalid(member + " must be given");
        }
        return value;
    }
}
