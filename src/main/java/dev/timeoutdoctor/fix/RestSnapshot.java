package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stage of a REST API serves (AWS: GetExport with the integrations extension). An export names no resource ids: paths are taken
 * from the settings as edited.
 *
 * @param resources the answer to GetResources with {@code embed=methods}
 * @param export the stage's export
 */
record RestSnapshot(JsonNode resources, JsonNode export) implements Snapshot {

    private static final String STATUS = "statusCode";
    private static final String MODELS = "responseModels";
    private static final String PARAMETERS = "responseParameters";
    private static final String HEADER = "method.response.header.";

    @Override
    public List<ReadBack> members(Map<AwsCall, Map<String, JsonNode>> touched) {
        List<ReadBack> rows = new ArrayList<>();
        touched.forEach((read, members) -> {
            Optional<String> label = Definitions.label(resources, read);
            String part = read.operation().equals("GetIntegration") ? "" : MemberTexts.thing(read);
            String thing = Stream.of(label.orElse(""), part).filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" · "));
            members.forEach((member, value) -> rows.add(new ReadBack(thing, member, applied(read, member, value),
                    label.flatMap(method -> told(method, read, member)))));
        });
        return List.copyOf(rows);
    }

    private static String applied(AwsCall read, String member, JsonNode value) {
        return switch (read.operation()) {
            case "GetIntegration" -> Definitions.setting(member, value);
            case "GetMethodResponse" -> member.equals(PARAMETERS) ? names(value, "") : MemberTexts.of(value);
            default -> MemberTexts.of(value);
        };
    }

    private Optional<String> told(String method, AwsCall read, String member) {
        Optional<JsonNode> operation = Definitions.operation(export, method);
        if (operation.isEmpty()) {
            return Optional.of("");
        }
        JsonNode served = operation.get();
        String status = Json.text(read.parameters(), STATUS);
        return switch (read.operation()) {
            case "GetIntegration" -> Definitions.hasIntegration(served)
                    ? Optional.ofNullable(Definitions.exportedSettings(served).get(member))
                    : Optional.empty();
            case "GetMethodResponse" -> methodResponse(served.path("responses").path(status), status, member);
            case "GetIntegrationResponse" -> Definitions.hasIntegration(served)
                    ? Optional.of(integrationResponse(Definitions.responses(served), status, member))
                    : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<String> methodResponse(JsonNode response, String status, String member) {
        return switch (member) {
            case STATUS -> Optional.of(response.isMissingNode() ? "" : status);
            case MODELS -> {
                ObjectNode models = Json.object();
                response.path("content").properties().forEach(type -> {
                    String schema = Json.text(type.getValue().path("schema"), "$ref");
                    models.put(type.getKey(), schema.substring(schema.lastIndexOf('/') + 1));
                });
                yield Optional.of(MemberTexts.of(models));
            }
            case PARAMETERS -> Optional.of(names(response.path("headers"), HEADER));
            default -> Optional.empty();
        };
    }

    private static String names(JsonNode node, String prefix) {
        return node.propertyNames().stream().map(name -> prefix + name).sorted().collect(Collectors.joining("\n"));
    }

    /** An export keeps integration responses by their selection pattern (AWS: x-amazon-apigateway-integration.responses). */
    private static String integrationResponse(JsonNode responses, String status, String member) {
        return responses.properties().stream()
                .filter(response -> Json.text(response.getValue(), STATUS).equals(status)).findFirst()
                .map(response -> member.equals("selectionPattern")
                        ? response.getKey().equals("default") ? "" : response.getKey()
                        : MemberTexts.of(response.getValue().path(member)))
                .orElse("");
    }

    @Override
    public List<ReadBack> all() {
        Map<String, Map<String, String>> edited = Definitions.workingCopy(resources);
        Map<String, Map<String, String>> served = Definitions.exported(export);
        Set<String> methods = new TreeSet<>(edited.keySet());
        methods.addAll(served.keySet());
        List<ReadBack> rows = new ArrayList<>();
        for (String method : methods) {
            rows.add(Snapshot.presence(method, edited.containsKey(method), served.containsKey(method)));
            Map<String, String> told = served.getOrDefault(method, Map.of());
            edited.getOrDefault(method, Map.of()).forEach((setting, value) -> rows
                    .add(new ReadBack(method, setting, value, Optional.ofNullable(told.get(setting)))));
        }
        return List.copyOf(rows);
    }
}
