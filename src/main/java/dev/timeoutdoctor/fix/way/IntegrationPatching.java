package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.fix.IntegrationPatch;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRule;
import dev.timeoutdoctor.fix.PatchRule.Shape;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A REST API's integration as it is patched (AWS: API Gateway API reference, patch operations, UpdateIntegration). */
final class IntegrationPatching implements Patching {

    private static final Pattern SLASH = Pattern.compile("/");
    private static final List<PatchRule> RULES = List.of(
            PatchRule.of("/timeoutInMillis", Shape.WHOLE, "replace"),
            PatchRule.of("/tlsConfig/insecureSkipVerification", Shape.FLAG, "replace"),
            PatchRule.of("/(responseTransferMode|uri|httpMethod|connectionId|connectionType|integrationTarget"
                    + "|passthroughBehavior|contentHandling|cacheNamespace)", Shape.TEXT, "replace"),
            PatchRule.of("/(requestParameters|requestTemplates)/[^/]+", Shape.TEXT, "add", "replace", "remove"));

    @Override
    public String operation() {
        return "UpdateIntegration";
    }

    @Override
    public List<PatchRule> rules() {
        return RULES;
    }

    @Override
    public Message unknown(String path) {
        return Message.of(IntegrationPatch.why(path), path);
    }

    @Override
    public List<String> place(String path) {
        return SLASH.splitAsStream(path.substring(1)).map(Json::unescape).toList();
    }

    @Override
    public Optional<List<PatchOperation>> leading(JsonNode now, JsonNode goal) {
        ObjectNode differing = Steps.differing(now, IntegrationPatch.defaulted(now, goal));
        return differing.isEmpty() ? Optional.of(List.of()) : IntegrationPatch.leading(now, differing);
    }

    @Override
    public JsonNode settled(JsonNode before, JsonNode image) {
        ObjectNode whole = Json.copy(image);
        before.propertyNames().stream().filter(name -> !whole.has(name)).forEach(whole::putNull);
        return IntegrationPatch.defaulted(before, whole);
    }

    /** What is not set has nothing to be replaced, and a MOCK integration has no backend. */
    @Override
    public Optional<Message> refusal(JsonNode now, PatchOperation operation) {
        String path = operation.path();
        if (operation.op().equals("replace") && !IntegrationPatch.canReplace(now, path)) {
            return Optional.of(Message.of("fix.patch.not-set", path));
        }
        String type = Json.text(now, "type");
        if (type.equals("MOCK") && Set.of("/uri", "/httpMethod").contains(path)) {
            return Optional.of(Message.of("fix.problem.mock", path));
        }
        boolean streams = path.equals("/responseTransferMode") && operation.value().equals("STREAM");
        return streams && !type.endsWith("_PROXY")
                ? Optional.of(Message.of("fix.problem.stream-proxy", type))
                : Optional.empty();
    }
}
