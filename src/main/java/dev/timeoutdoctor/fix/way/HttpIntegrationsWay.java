package dev.timeoutdoctor.fix.way;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.ChangeStep;
import dev.timeoutdoctor.fix.Creation;
import dev.timeoutdoctor.fix.Expected;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One more integration of an HTTP API; AWS gives its id. It is found again by its description, and taken back by deleting it (AWS: API
 * Gateway v2 API reference, CreateIntegration).
 */
final class HttpIntegrationsWay implements Way, Creation {

    private static final String ID = "IntegrationId";

    @Override
    public String question() {
        return "apigatewayv2:GetIntegrations";
    }

    @Override
    public List<ChangeStep> steps(AwsCall read, JsonNode now, JsonNode goal) {
        Map<String, Object> parameters = Steps.named(read, "ApiId");
        goal.properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        // Whatever other integrations there are, this one is not among them.
        return List.of(Steps.creating(read,
                AwsCall.of(read.service(), "CreateIntegration", read.region(), parameters), Json.object(),
                List.of(ID)));
    }

    @Override
    public Creation creation() {
        return this;
    }

    @Override
    public Optional<ObjectNode> goal(AwsCall call) {
        return call.operation().equals("CreateIntegration")
                ? Optional.of(Json.copy(call.parameters()).without(List.of("ApiId")))
                : Optional.empty();
    }

    @Override
    public ChangeStep made(ChangeStep step, JsonNode answer) {
        Map<String, Object> parameters = Steps.named(step.before().read(), "ApiId");
        parameters.put(ID, Json.text(answer, ID));
        List<String> members = new ArrayList<>(List.of(ID));
        step.call().parameters().propertyNames().stream().filter(name -> !name.equals("ApiId")).forEach(members::add);
        AwsCall itself = AwsCall.of(step.call().service(), "GetIntegration", step.call().region(), parameters);
        return new ChangeStep(step.call(), new Expected(itself, members, Json.object()),
                Json.project(answer, members));
    }

    @Override
    public Observed<Optional<ChangeStep>> found(ChangeStep step, Observed.Seen<JsonNode> now,
            Function<AwsCall, Observed<JsonNode>> ask) {
        return now.map(
                list -> Steps.described(list.path("Items").valueStream(), step).map(one -> made(step, one)));
    }
}
