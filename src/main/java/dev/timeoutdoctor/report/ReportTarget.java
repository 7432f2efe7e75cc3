package dev.timeoutdoctor.report;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was examined; a text that is not known is empty.
 *
 * @param apiType {@code REST}, {@code HTTP} or {@code WEBSOCKET}
 * @param endpointType {@code REGIONAL}, {@code EDGE} or {@code PRIVATE}
 * @param method the request's method
 * @param resource the resource's path of a REST API
 * @param routeKey the route of an HTTP or WebSocket API
 */
record ReportTarget(String apiType, String endpointType, String apiName, String apiId, String stage, String method,
        String resource, String routeKey, String region, String account) {

    static ReportTarget of(Session session) {
        Optional<Route> route = session.route().or(() -> session.evidence().get(EvidenceKeys.ROUTE).seen());
        Optional<RestApi> api = session.evidence().get(EvidenceKeys.REST_API).seen();
        Optional<Symptom> symptom = Symptoms.of(session);
        boolean rest = route.map(r -> r.apiType() == ApiType.REST).orElse(true);
        String path = route.map(Route::resourcePath).orElse("");
        return new ReportTarget(route.map(r -> r.apiType().name()).orElse(""),
                api.map(a -> a.endpointType().name()).orElse(""), api.map(RestApi::name).orElse(""),
                route.map(Route::apiId).orElse(""), route.map(Route::stage).orElse(""),
                route.map(Route::httpMethod).filter(method -> !method.isEmpty())
                        .or(() -> symptom.map(Symptom::method)).orElse(""),
                rest ? path : "", rest ? "" : route.map(Route::routeKey).orElse(""),
                known(route.map(Route::region), session.connection().map(Connection::region)),
                known(route.map(Route::account), session.connection().map(c -> c.identity().account())));
    }

    /** The request in short: {@code POST /orders}; empty where the path is not known. */
    String request() {
        String path = resource.isEmpty() ? routeKey.substring(routeKey.indexOf(' ') + 1) : resource;
        return path.isEmpty() ? "" : (method + " " + path).strip();
    }

    /** API type and endpoint type in AWS's spelling, as far as they are known. */
    String kind(Texts texts) {
        return Stream.of(apiType.isEmpty() ? "" : texts.of("report.api-type." + apiType),
                endpointType.isEmpty() ? "" : texts.of("report.endpoint-type." + endpointType))
                .filter(text -> !text.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String known(Optional<String> first, Optional<String> second) {
        return first.filter(text -> !text.isEmpty()).or(() -> second).orElse("");
    }
}
