package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.Account;
import dev.timeoutdoctor.lab.account.IntegrationResponse;
import dev.timeoutdoctor.lab.account.Method;
import dev.timeoutdoctor.lab.account.MethodResponse;
import dev.timeoutdoctor.lab.account.Resource;
import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** API Gateway v1, the calls that put whole integrations, and method and integration responses. */
final class RestMethodChanges {

    private static final String METHOD = "/restapis/{api}/resources/{resource}/methods/{method}";
    private static final String RESPONSE = METHOD + "/responses/{status}";
    private static final String INTEGRATION_RESPONSE = METHOD + "/integration/responses/{status}";

    private final Simulation simulation;

    RestMethodChanges(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(
                RestRoute.of("apigateway", "PutIntegration", "PUT", METHOD + "/integration", this::putIntegration),
                RestRoute.of("apigateway", "GetMethodResponse", "GET", RESPONSE,
                        call -> Reply.ok(RestResponseViews.view(response(method(simulation.account(), call), call)))),
                RestRoute.of("apigateway", "PutMethodResponse", "PUT", RESPONSE, this::putMethodResponse),
                RestRoute.of("apigateway", "DeleteMethodResponse", "DELETE", RESPONSE, this::deleteMethodResponse),
                RestRoute.of("apigateway", "GetIntegrationResponse", "GET", INTEGRATION_RESPONSE,
                        call -> Reply.ok(RestResponseViews.view(mapped(method(simulation.account(), call), call)))),
                RestRoute.of("apigateway", "PutIntegrationResponse", "PUT", INTEGRATION_RESPONSE,
                        this::putIntegrationResponse),
                RestRoute.of("apigateway", "DeleteIntegrationResponse", "DELETE", INTEGRATION_RESPONSE,
                        this::deleteIntegrationResponse));
    }

    private Reply putIntegration(RestCall call) {
        JsonNode body = call.request().json();
        Method after = change(call, (account, api, method) -> method
                .put(new WholeIntegration(account, api, call.path("resource")).of(body)));
        return Reply.json(201, RestApiViews.integration(after));
    }

    private Reply putMethodResponse(RestCall call) {
        JsonNode body = call.request().json();
        String status = status(call);
        Map<String, Boolean> parameters = new HashMap<>();
        body.path("responseParameters").properties()
                .forEach(one -> parameters.put(one.getKey(), one.getValue().asBoolean(false)));
        MethodResponse made = new MethodResponse(status, parameters, texts(body.path("responseModels")));
        change(call, (_, _, method) -> {
            if (method.responses().containsKey(status)) {
                throw new Refusal(409, "ConflictException", "Response already exists for this resource");
            }
            return method.with(made);
        });
        return Reply.json(201, RestResponseViews.view(made));
    }

    private Reply deleteMethodResponse(RestCall call) {
        change(call, (_, _, method) -> method.withoutResponse(response(method, call).statusCode()));
        return empty();
    }

    private Reply putIntegrationResponse(RestCall call) {
        JsonNode body = call.request().json();
        String status = status(call);
        IntegrationResponse made = new IntegrationResponse(status, body.path("selectionPattern").asString(""),
                body.path("contentHandling").asString(""), texts(body.path("responseParameters")),
                texts(body.path("responseTemplates")));
        change(call, (_, _, method) -> {
            if (!method.responses().containsKey(status)) {
                throw Refusal.notFound("Invalid Response status code specified");
            }
            return method.with(made);
        });
        return Reply.json(201, RestResponseViews.view(made));
    }

    private Reply deleteIntegrationResponse(RestCall call) {
        change(call, (_, _, method) -> method.withoutIntegrationResponse(mapped(method, call).statusCode()));
        return empty();
    }

    private static Reply empty() {
        return new Reply(204, Map.of(), "");
    }

    private static String status(RestCall call) {
        String status = call.path("status");
        if (!status.matches("[1-5]\\d\\d")) {
            throw Refusal.badRequest("Invalid status code specified: " + status);
        }
        return status;
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> texts = new HashMap<>();
        node.properties().forEach(one -> texts.put(one.getKey(), one.getValue().asString("")));
        return texts;
    }

    private static MethodResponse response(Method method, RestCall call) {
        MethodResponse response = method.responses().get(call.path("status"));
        if (response == null) {
            throw Refusal.notFound("Invalid Response status code specified");
        }
        return response;
    }

    private static IntegrationResponse mapped(Method method, RestCall call) {
        IntegrationResponse response = method.integrationResponses().get(call.path("status"));
        if (response == null) {
            throw Refusal.notFound("Invalid Response status code specified");
        }
        return response;
    }

    private static Method method(Account account, RestCall call) {
        return RestApiReads.method(RestApiReads.api(account, call), call);
    }

    /** Changes a method of the working copy. */
    private interface Edit {

        Method apply(Account account, RestApi api, Method method);
    }

    private Method change(RestCall call, Edit edit) {
        Account after = simulation.store().change(account -> {
            RestApi api = RestApiReads.api(account, call);
            Resource resource = RestApiReads.resource(api, call);
            Method changed = edit.apply(account, api, RestApiReads.method(api, call));
            return account.with(api.withWorkingCopy(api.workingCopy().with(resource.withMethod(changed))));
        });
        return method(after, call);
    }
}
