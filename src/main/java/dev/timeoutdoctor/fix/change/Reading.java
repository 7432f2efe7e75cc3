package dev.timeoutdoctor.fix.change;

import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.BackendReference;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Ways;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What a change is drawn up from: the evidence of the examination, and fresh looks at what it touches.
 *
 * @param look asks AWS how something is now; as the ways show it
 * @param mark a text that no other change has, for descriptions by which what was made is found again
 */
public record Reading(EvidenceSet evidence, Function<AwsCall, Observed<JsonNode>> look, Ways ways, String mark) {

    /** The examined method or route; empty where none was examined. */
    public Optional<Route> route() {
        return evidence.get(EvidenceKeys.ROUTE).seen();
    }

    /** The method's integration as last edited; empty where it was not read. */
    public Optional<Integration> integration() {
        return route().flatMap(route -> evidence.get(EvidenceKeys.WORKING_COPY).seen()
                .flatMap(api -> api.method(route))).map(ApiMethod::integration);
    }

    /** The method's integration as the stage serves it, else as last edited; empty where it was not read. */
    public Optional<Integration> served() {
        return route().flatMap(route -> evidence.get(EvidenceKeys.DEPLOYED_SNAPSHOT).seen()
                .flatMap(api -> api.method(route))).map(ApiMethod::integration).or(this::integration);
    }

    /** The function behind the method, with the qualifier that is called; empty where there is none. */
    public Optional<FunctionReference> function() {
        return integration().flatMap(integration -> FunctionReference.of(integration, variables()));
    }

    /** The HTTP address, VPC link and load balancer that the method calls; empty where it was not read or calls no such thing. */
    public Optional<BackendReference> backend() {
        return route().flatMap(route -> integration()
                .map(integration -> BackendReference.of(route.apiType(), integration, variables())))
                .filter(backend -> !backend.scheme().isEmpty() || backend.isPrivate());
    }

    /** The stage's variables; none where they were not read. */
    public Map<String, String> variables() {
        return evidence.get(EvidenceKeys.STAGE).seen().map(Stage::variables).orElse(Map.of());
    }

    /** The API's name, or its id where the name is not known. */
    public String apiName() {
        return ApiContext.of(evidence).map(ApiContext::apiName).orElse("");
    }

    /** The examined method as a place for changes of the API. */
    public Place method(Route route) {
        return new Place(apiName() + " · " + route.routeKey(), route.account(), route.region(), route.stage());
    }

    /** The examined stage as a place for changes of the API. */
    public Place stage(Route route) {
        return new Place(apiName() + " · " + route.stage(), route.account(), route.region(), route.stage());
    }

    /** A function as a place for changes. */
    public Place place(FunctionReference function) {
        return new Place(function.name(), function.account(), function.region());
    }
}
