package dev.timeoutdoctor.fix.owner;

import dev.timeoutdoctor.fix.owner.Thing.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What CloudFormation answered about one stack (AWS: CloudFormation API reference, DescribeStackResources and
 * DescribeStackResourceDrifts).
 *
 * @param resources the first hundred of its resources, as AWS gives no more
 * @param drifts what the last drift detection found of those that were checked
 */
record StackAnswers(List<JsonNode> resources, List<JsonNode> drifts) {

    /** AWS gives no more resources than this. */
    static final int MOST = 100;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    StackAnswers {
        resources = List.copyOf(resources);
        drifts = List.copyOf(drifts);
    }

    static StackAnswers of(JsonNode resources, JsonNode drifts) {
        return new StackAnswers(resources.path("StackResources").valueStream().toList(),
                drifts.path("StackResourceDrifts").valueStream().toList());
    }

    static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    /** A resource among those of the stack: by its physical id, else by the properties that were compared with its template. */
    Optional<JsonNode> find(Resource wanted) {
        Stream<JsonNode> sameType = resources.stream().filter(each -> text(each, "ResourceType").equals(wanted.type()));
        if (!wanted.id().isEmpty()) {
            return sameType.filter(each -> text(each, "PhysicalResourceId").equals(wanted.id())).findFirst();
        }
        Optional<String> logicalId = drifts.stream().filter(each -> text(each, "ResourceType").equals(wanted.type()))
                .filter(each -> has(each, wanted.properties())).map(each -> text(each, "LogicalResourceId"))
                .findFirst();
        return logicalId.flatMap(
                id -> sameType.filter(each -> text(each, "LogicalResourceId").equals(id)).findFirst());
    }

    /**
     * The resource that holds the setting. Where ids are unique within each API only, as names of stages are, it is told from others by
     * the properties that were compared with its template, else by being the only one that it can be.
     *
     * @return empty where the stack has none, or where it cannot be told which one it is
     */
    Optional<JsonNode> itself(Thing thing) {
        Resource wanted = thing.edited();
        if (wanted.id().isEmpty() || wanted.properties().isEmpty()) {
            return find(wanted);
        }
        List<JsonNode> named = resources.stream().filter(each -> text(each, "ResourceType").equals(wanted.type()))
                .filter(each -> text(each, "PhysicalResourceId").equals(wanted.id()))
                .filter(each -> compared(each).allMatch(drift -> has(drift, wanted.properties()))).toList();
        List<JsonNode> sure = named.stream().filter(each -> compared(each).findAny().isPresent()).toList();
        boolean only = named.size() == 1 && resources.size() < MOST && count(thing.holder().type()) <= 1;
        return sure.size() == 1 || only ? Optional.of((sure.isEmpty() ? named : sure).getFirst()) : Optional.empty();
    }

    /** What tells of a resource's properties: nothing before CloudFormation has compared it. */
    private Stream<JsonNode> compared(JsonNode resource) {
        return drifts.stream()
                .filter(each -> text(each, "LogicalResourceId").equals(text(resource, "LogicalResourceId")))
                .filter(each -> each.has("ActualProperties") || each.has("ExpectedProperties"));
    }

    private long count(String type) {
        return resources.stream().filter(each -> text(each, "ResourceType").equals(type)).count();
    }

    /** The resource of a name in the template, which the whole stack has once. */
    Optional<JsonNode> named(String logicalId) {
        return resources.stream().filter(each -> text(each, "LogicalResourceId").equals(logicalId)).findFirst();
    }

    private static boolean has(JsonNode drift, Map<String, String> wanted) {
        return Stream.of("ActualProperties", "ExpectedProperties").map(member -> properties(text(drift, member)))
                .anyMatch(known -> wanted.entrySet().stream()
                        .allMatch(one -> known.path(one.getKey()).asString("").equals(one.getValue())));
    }

    private static JsonNode properties(String json) {
        try {
            return JSON.readTree(json.isEmpty() ? "{}" : json);
        } catch (JacksonException broken) {
            return JSON.createObjectNode();
        }
    }

    /** Whether the stack may hold resources of a type: it does, or not all of them were told. */
    boolean mayHold(String type) {
        return resources.size() >= MOST || holds(type);
    }

    boolean holds(String type) {
        return resources.stream().anyMatch(each -> text(each, "ResourceType").equals(type));
    }

    /** SAM names the deployments of the APIs that it makes so (AWS: SAM developer guide, generated resources). */
    boolean namedBySam(String api) {
        return resources.stream().filter(each -> text(each, "ResourceType").equals("AWS::ApiGateway::Deployment"))
                .anyMatch(each -> text(each, "LogicalResourceId").matches("\\Q" + api + "\\EDeployment[0-9a-f]{10}"));
    }

    /** What the last drift detection found of a resource. */
    Drift drift(JsonNode resource) {
        JsonNode summary = resource.path("DriftInformation");
        Optional<JsonNode> row = drifts.stream()
                .filter(each -> text(each, "LogicalResourceId").equals(text(resource, "LogicalResourceId")))
                .findFirst();
        Optional<Instant> at = row.flatMap(each -> instant(text(each, "Timestamp")))
                .or(() -> instant(text(summary, "LastCheckTimestamp")));
        String status = row.map(each -> text(each, "StackResourceDriftStatus"))
                .orElseGet(() -> text(summary, "StackResourceDriftStatus"));
        return switch (status) {
            case "IN_SYNC" -> at.<Drift>map(Drift.InSync::new).orElseGet(Drift.Undetectable::new);
            case "MODIFIED" -> at.<Drift>map(when -> new Drift.Modified(when, row.map(StackAnswers::differences)
                    .orElse(List.of()))).orElseGet(Drift.Undetectable::new);
            case "DELETED" -> at.<Drift>map(Drift.Deleted::new).orElseGet(Drift.Undetectable::new);
            case "NOT_CHECKED", "" -> new Drift.NotChecked();
            default -> new Drift.Undetectable(); // UNKNOWN, UNSUPPORTED
        };
    }

    private static List<Drift.Difference> differences(JsonNode row) {
        return row.path("PropertyDifferences").valueStream().map(each -> new Drift.Difference(
                text(each, "PropertyPath"), value(text(each, "ExpectedValue")), value(text(each, "ActualValue"))))
                .toList();
    }

    /** AWS writes the word null where one side has nothing. */
    private static String value(String text) {
        return text.equals("null") ? "" : text;
    }

    private static Optional<Instant> instant(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
