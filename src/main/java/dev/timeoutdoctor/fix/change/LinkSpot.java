package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.StageVariables;
import dev.timeoutdoctor.fix.Calls;
import dev.timeoutdoctor.fix.HttpCalls;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where a VPC link's id is written: in the integration, or in the stage's variable that the integration names (AWS: API Gateway
 * developer guide, set up a private integration; using stage variables).
 *
 * @param read the question that tells how the thing is that holds it
 * @param edit a word for that thing
 * @param pointer the place of the id in it
 * @param variable the stage variable's name; empty where the integration holds the id
 */
record LinkSpot(AwsCall read, String edit, String pointer, List<String> shown, Set<String> editable,
        String variable) {

    LinkSpot {
        shown = List.copyOf(shown);
        editable = Set.copyOf(editable);
    }

    /** The place; empty where the id is put together from several parts, or an HTTP API would name a variable. */
    static Optional<LinkSpot> of(Route route, Integration integration) {
        String id = integration.connectionId();
        List<String> variables = StageVariables.in(id);
        if (!variables.isEmpty()) {
            boolean whole = id.equals("${stageVariables." + variables.getFirst() + "}")
                    && route.apiType() == ApiType.REST;
            return whole
                    ? Optional.of(new LinkSpot(Calls.getStage(route), "stage", "/variables/" + variables.getFirst(),
                            List.of("stageName", "variables"), Set.of("variables"), variables.getFirst()))
                    : Optional.empty();
        }
        if (route.apiType() == ApiType.REST) {
            return Optional.of(new LinkSpot(Calls.getIntegration(route), "integration", "/connectionId",
                    List.of("type", "uri", "connectionType", "connectionId", "integrationTarget"),
                    Set.of("connectionId", "uri"), ""));
        }
        return Optional.of(new LinkSpot(HttpCalls.getIntegration(route, integration.integrationId()),
                "integration", "/ConnectionId", List.of("IntegrationId", "IntegrationType", "IntegrationUri",
                        "ConnectionType", "ConnectionId"),
                Set.of("ConnectionId"), ""));
    }

    /** The id that is written there; empty where there is none. */
    String id(JsonNode thing) {
        JsonNode value = thing.at(pointer);
        return value.isValueNode() && !value.isNull() ? value.asString() : "";
    }

    /** Whether it is a REST API's integration. */
    boolean ofMethod() {
        return pointer.equals("/connectionId");
    }

    /** Whether it is an HTTP or WebSocket API's integration. */
    boolean ofRoute() {
        return pointer.equals("/ConnectionId");
    }
}
