package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What API Gateway tells about a REST API, its stage and the account. All of it is asked at once. */
final class RestApiCollectors {

    /** The most that one page may hold (AWS: API Gateway API reference, GetResources). */
    private static final int PAGE = 500;

    private RestApiCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                collector(EvidenceKeys.REST_API, "GetRestApi", RestApiCollectors::api, RestApiAnswers::restApi),
                // one call for every integration of the API: GetIntegration would be one for each method
                collector(EvidenceKeys.WORKING_COPY, "GetResources",
                        route -> api(route).and("embed", List.of("methods")).and("limit", PAGE),
                        DefinitionAnswers::resources),
                collector(EvidenceKeys.DEPLOYED_SNAPSHOT, "GetExport",
                        route -> stage(route).and("exportType", "oas30")
                                .and("parameters", Map.of("extensions", "integrations"))
                                .and("accepts", "application/json"),
                        DefinitionAnswers::export),
                collector(EvidenceKeys.STAGE, "GetStage", RestApiCollectors::stage, RestApiAnswers::stage),
                collector(EvidenceKeys.DEPLOYMENTS, "GetDeployments", route -> api(route).and("limit", PAGE),
                        RestApiAnswers::deployments),
                collector(EvidenceKeys.GATEWAY_ACCOUNT, "GetAccount", route -> Parameters.none(),
                        RestApiAnswers::account),
                collector(EvidenceKeys.AUTHORIZERS, "GetAuthorizers", route -> api(route).and("limit", PAGE),
                        RestApiAnswers::authorizers),
                collector(EvidenceKeys.GATEWAY_RESPONSES, "GetGatewayResponses",
                        route -> api(route).and("limit", PAGE), RestApiAnswers::gatewayResponses));
    }

    private static <T> Collector<T> collector(EvidenceKey<T> key, String operation,
            Function<Route, Parameters> parameters, Function<JsonNode, T> reader) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE), List.of("apigateway:GET"),
                evidence -> Need.restRoute(evidence,
                        route -> parameters.apply(route).ask("apigateway", operation, route.region())),
                source -> reader.apply(source.answer()));
    }

    private static Parameters api(Route route) {
        return Parameters.of("restApiId", route.apiId());
    }

    private static Parameters stage(Route route) {
        return api(route).and("stageName", route.stage());
    }
}
