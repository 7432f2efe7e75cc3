package dev.timeoutdoctor.lab.service;

import dev.timeoutdoctor.lab.protocol.Json;
import dev.timeoutdoctor.lab.protocol.Refusal;
import dev.timeoutdoctor.lab.protocol.Reply;
import dev.timeoutdoctor.lab.protocol.RestRoute;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** API Gateway v2. The lab holds no HTTP or WebSocket API, and says so. */
final class HttpApiService {

    private HttpApiService() {}

    static List<RestRoute> routes() {
        ObjectNode none = Json.object();
        none.putArray("items");
        return List.of(RestRoute.of("apigatewayv2", "GetApis", "GET", "/v2/apis", call -> Reply.ok(none)),
                RestRoute.of("apigatewayv2", "GetApi", "GET", "/v2/apis/{api}", call -> {
                    throw Refusal.notFound("Invalid API identifier specified " + call.path("api"));
                }));
    }
}
