package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.DeploymentIds;
import dev.timeoutdoctor.lab.account.HttpApi;
import dev.timeoutdoctor.lab.account.HttpIntegration;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** API Gateway v2, the calls that make and delete integrations. The words of the refusals are not verified. */
final class HttpIntegrationChanges {

    /** What the services cannot do without (AWS: API Gateway developer guide, integration subtype reference). */
    private static final Map<String, Set<String>> REQUIRED = Map.of("SQS-SendMessage",
            Set.of("QueueUrl", "MessageBody"), "EventBridge-PutEvents", Set.of("Detail", "DetailType", "Source"),
            "StepFunctions-StartExecution", Set.of("StateMachineArn"));

    private final Simulation simulation;

    HttpIntegrationChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        String integrations = "/v2/apis/{api}/integrations";
        return List.of(RestRoute.of("apigatewayv2", "CreateIntegration", "POST", integrations, this::create),
                RestRoute.of("apigatewayv2", "DeleteIntegration", "DELETE", integrations + "/{integration}",
                        this::delete));
    }

    private Reply create(RestCall call) {
        JsonNode input = call.request().json();
        Instant now = simulation.now();
        if (input.path("integrationType").asString("").isEmpty()) {
            throw Refusal.badRequest("IntegrationType is required");
        }
        Account after = simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            String id = DeploymentIds.next(api.workingCopy().integrations().size(),
                    taken -> api.workingCopy().integration(taken).isPresent());
            HttpIntegration blank = new HttpIntegration(id, "", Map.of("connectionType", "INTERNET"), api.ceiling(),
                    Map.of(), Map.of());
            HttpIntegration made = new HttpIntegrationUpdate(api).apply(blank, input);
            if (made.setting("integrationSubtype").isPresent() && made.setting("credentialsArn").isEmpty()) {
                throw Refusal.badRequest("Credentials ARN must be specified for this integration");
            }
            made.setting("integrationSubtype").map(subtype -> REQUIRED.getOrDefault(subtype, Set.of())).stream()
                    .flatMap(Set::stream).filter(name -> !made.requestParameters().containsKey(name)).findFirst()
                    .ifPresent(name -> {
                        throw Refusal.badRequest("Parameter: " + name + " is required for this integration");
                    });
            return account.with(api.edited(api.workingCopy().plus(made), now));
        });
        return Reply.json(201, HttpApiViews
                .integration(HttpApiReads.api(after, call).workingCopy().integrations().getLast()));
    }

    private Reply delete(RestCall call) {
        Instant now = simulation.now();
        simulation.store().change(account -> {
            HttpApi api = HttpApiReads.api(account, call);
            HttpIntegration gone = HttpApiReads.integration(api, call);
            if (api.workingCopy().routes().stream().anyMatch(route -> route.integrationId().equals(gone.id()))) {
                throw new Refusal(409, "ConflictException", "Cannot delete Integration '" + gone.id()
                        + "' because it is referenced by a Route.");
            }
            return account.with(api.edited(api.workingCopy().without(gone), now));
        });
        return new Reply(204, Map.of(), "");
    }
}
