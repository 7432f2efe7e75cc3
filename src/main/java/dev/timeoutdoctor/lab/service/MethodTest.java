package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.account.RestApi;
import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import dev.timeoutdoctor.lab.protocol.RestRoute.RestCall;
import dev.timeoutdoctor.lab.traffic.Simulation;
import dev.timeoutdoctor.lab.traffic.Simulation.Tried;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** TestInvokeMethod: calls a method of the working copy, without stage, authorizer or access log (AWS: TestInvokeMethod). */
final class MethodTest {

    private final Simulation simulation;

    MethodTest(Simulation simulation) {
        this.simulation = simulation;
    }

    List<RestRoute> routes() {
        return List.of(RestRoute.of("apigateway", "TestInvokeMethod", "POST",
                "/restapis/{api}/resources/{resource}/methods/{method}", this::invoke));
    }

    private Reply invoke(RestCall call) {
        RestApi api = RestApiReads.api(simulation.account(), call);
        JsonNode input = call.request().json();
        RestApiReads.method(api, call);
        String path = input.path("pathWithQueryString").asString(RestApiReads.resource(api, call).path());
        Map<String, String> variables = new TreeMap<>();
        input.path("stageVariables").properties()
                .forEach(each -> variables.put(each.getKey(), each.getValue().asString("")));
        String method = call.path("method").equals("ANY") ? "GET" : call.path("method");
        Tried tried = simulation.tryMethod(api, method, path.replaceFirst("\\?.*", ""), variables);
        ObjectNode node = Json.object().put("status", tried.call().answer().status())
                .put("body", tried.call().answer().body());
        node.putObject("headers").put("Content-Type", "application/json");
        node.putObject("multiValueHeaders").putArray("Content-Type").add("application/json");
        return Reply.ok(node.put("log", tried.log()).put("latency", tried.call().answer().latency().toMillis()));
    }
}
