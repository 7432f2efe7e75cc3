package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.IntegrationPatching;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Patching;
import dev.timeoutdoctor.fix.Way;
import dev.timeoutdoctor.fix.WayBack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The integration of a REST API's method, as last edited: patched where every difference can be, otherwise put anew as a whole (AWS: API
 * Gateway API reference, patch operations, UpdateIntegration; PutIntegration). Its integration responses are things of their own.
 */
final class RestIntegrationWay implements Way, WayBack {

    private static final IntegrationPatching PATCHING = new IntegrationPatching();
    private static final String RESPONSES = "integrationResponses";
    private static final List<String> METHOD = List.of("restApiId", "resourceId", "httpMethod");
    private static final List<String> PUT = List.of("type", "uri", "connectionType", "connectionId", "credentials",
            "requestParameters", "requestTemplates", "passthroughBehavior", "cacheNamespace", "cacheKeyParameters",
            "contentHandling", "timeoutInMillis", "tlsConfig", "responseTransferMode", "integrationTarget");

    @Override
    public String question() {
        return "apigateway:GetIntegration";
    }

    @Override
    public Optional<Patching> patching() {
        return Optional.of(PATCHING);
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode wanted) {
        ObjectNode goal = PATCHING.defaulted(now, wanted);
        ObjectNode differing = Steps.differing(now, goal);
        if (differing.isEmpty()) {
            return List.of();
        }
        Map<String, Object> parameters = Steps.named(read, METHOD.toArray(String[]::new));
        Optional<List<PatchOperation>> patch = PATCHING.leading(now, differing);
        if (patch.isPresent()) {
            parameters.put("patchOperations", patch.get().stream().map(PatchOperation::members).toList());
            return List.of(Steps.step(read, "UpdateIntegration", parameters, now, goal));
        }
        parameters.putAll(whole(Json.overlay(now, goal)));
        return List.of(Steps.locked(read, "PutIntegration", parameters, now, goal, overwritten()));
    }

    /** All that a whole integration overwrites, or drops: it may be sent only while nobody has edited any of it. */
    private static List<String> overwritten() {
        return Stream.concat(Stream.of("httpMethod", RESPONSES), PUT.stream()).toList();
    }

    @Override
    public WayBack back() {
        return this;
    }

    /** The integration responses that somebody else has added since: those that are handled have questions of their own. */
    @Override
    public ObjectNode alsoLost(ChangeStep step, JsonNode now, Set<AwsCall> handled) {
        if (!step.call().operation().equals("PutIntegration")) {
            return Json.object();
        }
        ObjectNode others = Json.copy(now.path(RESPONSES));
        handled.stream().filter(read -> read.operation().equals("GetIntegrationResponse"))
                .filter(read -> METHOD.stream().allMatch(
                        name -> Json.same(read.parameters().path(name), step.call().parameters().path(name))))
                .forEach(read -> others.remove(Json.text(read.parameters(), "statusCode")));
        ObjectNode lost = Json.object();
        if (!others.isEmpty()) {
            lost.set(RESPONSES, others);
        }
        return lost;
    }

    private static Map<String, Object> whole(ObjectNode integration) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        String backendMethod = Json.text(integration, "httpMethod");
        if (!backendMethod.isEmpty()) {
            parameters.put("integrationHttpMethod", backendMethod);
        }
        for (String member : PUT) {
            JsonNode value = integration.path(member);
            if (!Json.plain(value).isEmpty()) {
                parameters.put(member, value);
            }
        }
        return parameters;
    }
}
