package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Monitoring.LogGroup;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Protocol;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.traffic.LogEvent;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** CloudWatch Logs' groups and how long they keep lines (AWS: CloudWatch Logs API reference). The lab lets none expire. */
final class LogGroupService {

    /** The days that AWS allows (AWS: PutRetentionPolicy). */
    private static final Set<Integer> DAYS = Set.of(1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731,
            1096, 1827, 2192, 2557, 2922, 3288, 3653);

    private final Simulation simulation;

    LogGroupService(Simulation simulation) {
        this.simulation = simulation;
    }

    JsonService json() {
        return new JsonService("logs", "Logs_20140328", Protocol.JSON_1_1,
                Map.of("DescribeLogGroups", this::groups, "ListTagsForResource", this::tags, "CreateLogGroup",
                        this::create, "DeleteLogGroup",
                        this::delete, "PutRetentionPolicy", this::retain, "DeleteRetentionPolicy",
                        this::retainForEver));
    }

    /** The groups that the owner made, and those into which AWS has written. */
    static Set<String> names(Simulation simulation) {
        Set<String> names = new TreeSet<>(simulation.journal().groups());
        names.addAll(simulation.account().monitoring().logGroups().keySet());
        return names;
    }

    private JsonNode groups(JsonNode input) {
        String prefix = input.path("logGroupNamePrefix").asString("");
        String pattern = input.path("logGroupNamePattern").asString("");
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("logGroups");
        for (String name : names(simulation)) {
            if (name.startsWith(prefix) && name.contains(pattern)) {
                String arn = simulation.account().logGroupArn(name);
                ObjectNode group = list.addObject().put("logGroupName", name).put("arn", arn + ":*")
                        .put("logGroupArn", arn).put("metricFilterCount", set(name).metricFilters().size())
                        .put("logGroupClass", "STANDARD");
                measured(group, name);
            }
        }
        return node;
    }

    /** Each event counts its text and 26 bytes more (AWS: CloudWatch Logs quotas). */
    private void measured(ObjectNode group, String name) {
        List<LogEvent> events = simulation.journal().events(name, Instant.EPOCH, simulation.now());
        long bytes = events.stream().mapToLong(event -> event.message().getBytes(StandardCharsets.UTF_8).length + 26L)
                .sum();
        LogGroup set = set(name);
        Instant created = events.isEmpty() ? set.created() : events.getFirst().at();
        group.put("creationTime", created.toEpochMilli()).put("storedBytes", bytes);
        set.retentionDays().ifPresent(days -> group.put("retentionInDays", days));
    }

    private LogGroup set(String name) {
        return simulation.account().monitoring().logGroups().getOrDefault(name, new LogGroup(false, simulation.now()));
    }

    /** By the ARN without the asterisk at its end; the lab's tags are those of stacks. */
    private JsonNode tags(JsonNode input) {
        String name = input.path("resourceArn").asString("").replaceFirst("^arn:aws:logs:[^:]*:[^:]*:log-group:", "");
        existing(simulation, name);
        ObjectNode node = Json.object();
        node.set("tags", Json.texts(simulation.account().stackTags(name)));
        return node;
    }

    private JsonNode create(JsonNode input) {
        String name = input.path("logGroupName").asString("");
        if (!name.matches("[.\\-_/#A-Za-z0-9]{1,512}")) {
            throw invalid("1 validation error detected: Value '" + name + "' at 'logGroupName' failed to satisfy "
                    + "constraint: Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+");
        }
        Set<String> written = Set.copyOf(simulation.journal().groups());
        simulation.store().change(account -> {
            if (written.contains(name) || account.monitoring().logGroups().containsKey(name)) {
                throw new Refusal(400, "ResourceAlreadyExistsException", "The specified log group already exists");
            }
            return account.with(account.monitoring().with(name, new LogGroup(true, simulation.now())));
        });
        return MissingNode.getInstance();
    }

    private JsonNode delete(JsonNode input) {
        String name = input.path("logGroupName").asString("");
        existing(simulation, name);
        simulation.store().change(account -> account
                .with(account.monitoring().withLogGroups(groups -> groups.remove(name))));
        simulation.journal().forget(name);
        return MissingNode.getInstance();
    }

    private JsonNode retain(JsonNode input) {
        int days = input.path("retentionInDays").asInt(0);
        if (!DAYS.contains(days)) {
            throw invalid("1 validation error detected: Value '" + days + "' at 'retentionInDays' failed to satisfy "
                    + "constraint: Member must satisfy enum value set: " + new TreeSet<>(DAYS));
        }
        return retain(input.path("logGroupName").asString(""), OptionalInt.of(days));
    }

    private JsonNode retainForEver(JsonNode input) {
        return retain(input.path("logGroupName").asString(""), OptionalInt.empty());
    }

    private JsonNode retain(String name, OptionalInt days) {
        change(simulation, name, group -> group.withRetention(days));
        return MissingNode.getInstance();
    }

    /** Changes what is set of a group that there is. */
    static void change(Simulation simulation, String name, UnaryOperator<LogGroup> change) {
        existing(simulation, name);
        simulation.store().change(account -> account.with(account.monitoring().with(name,
                change.apply(account.monitoring().logGroups().getOrDefault(name,
                        new LogGroup(false, simulation.now()))))));
    }

    static void existing(Simulation simulation, String name) {
        if (!names(simulation).contains(name)) {
            throw new Refusal(400, "ResourceNotFoundException", "The specified log group does not exist.");
        }
    }

    static Refusal invalid(String text) {
        return new Refusal(400, "InvalidParameterException", text);
    }
}
