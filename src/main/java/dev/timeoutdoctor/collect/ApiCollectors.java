package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiIntegrations;
import dev.timeoutdoctor.evidence.ApiRoutes;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.text.Message;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** What API Gateway tells about an API of any kind, its stage and the account. All of it is asked at once. */
final class ApiCollectors {

    /** The most that one page may hold (AWS: API Gateway API reference, GetResources). */
    private static final int PAGE = 500;
    private static final String REST = "apigateway";
    private static final String NEWER = "apigatewayv2";
    private static final List<String> READ = List.of("apigateway:GET");

    private ApiCollectors() {}

    static List<Collector<?>> all() {
        return List.of(
                either(EvidenceKeys.REST_API, restCall("GetRestApi", ApiCollectors::restApi),
                        newerCall("GetApi", ApiCollectors::newerApi), RestApiAnswers::restApi, HttpApiAnswers::api),
                newer(EvidenceKeys.API_ROUTES, "GetRoutes", source -> HttpApiAnswers.routes(source.answer())),
                newer(EvidenceKeys.API_INTEGRATIONS, "GetIntegrations",
                        source -> HttpApiAnswers.integrations(source.answer())),
                workingCopy(),
                deployedSnapshot(),
                either(EvidenceKeys.STAGE, restCall("GetStage", ApiCollectors::restStage),
                        newerCall("GetStage", ApiCollectors::newerStage), RestApiAnswers::stage,
                        HttpApiAnswers::stage),
                either(EvidenceKeys.DEPLOYMENTS,
                        restCall("GetDeployments", route -> restApi(route).and("limit", PAGE)),
                        newerCall("GetDeployments", ApiCollectors::newerApi), RestApiAnswers::deployments,
                        HttpApiAnswers::deployments),
                new Collector<>(EvidenceKeys.GATEWAY_ACCOUNT, Set.of(EvidenceKeys.ROUTE), READ,
                        evidence -> Need.route(evidence,
                                route -> Parameters.none().ask(REST, "GetAccount", route.region())),
                        source -> RestApiAnswers.account(source.answer())),
                either(EvidenceKeys.AUTHORIZERS,
                        restCall("GetAuthorizers", route -> restApi(route).and("limit", PAGE)),
                        newerCall("GetAuthorizers", ApiCollectors::newerApi), RestApiAnswers::authorizers,
                        HttpApiAnswers::authorizers),
                new Collector<>(EvidenceKeys.GATEWAY_RESPONSES, Set.of(EvidenceKeys.ROUTE), READ,
                        evidence -> Need.restRoute(evidence, route -> restApi(route).and("limit", PAGE).ask(REST,
                                "GetGatewayResponses", route.region())),
                        source -> RestApiAnswers.gatewayResponses(source.answer())));
    }

    /** One call for every integration of a REST API: GetIntegration would be one for each method. The others need two lists. */
    private static Collector<ApiDefinition> workingCopy() {
        return new Collector<>(EvidenceKeys.WORKING_COPY,
                Set.of(EvidenceKeys.ROUTE, EvidenceKeys.API_ROUTES, EvidenceKeys.API_INTEGRATIONS), READ,
                ApiCollectors::routesWithIntegrations,
                evidence -> Need.restRoute(evidence,
                        route -> restApi(route).and("embed", List.of("methods")).and("limit", PAGE).ask(REST,
                                "GetResources", route.region())),
                source -> DefinitionAnswers.resources(source.answer()));
    }

    private static Optional<Observed<ApiDefinition>> routesWithIntegrations(EvidenceSet evidence) {
        Optional<ApiType> type = evidence.get(EvidenceKeys.ROUTE).seen().map(Route::apiType)
                .filter(any -> any != ApiType.REST);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Observed<ApiRoutes> routes = evidence.get(EvidenceKeys.API_ROUTES);
        Observed<ApiIntegrations> integrations = evidence.get(EvidenceKeys.API_INTEGRATIONS);
        return Optional.of(routes.seen()
                .map(seen -> integrations.<ApiDefinition>map(byId -> ApiDefinition.of(type.get(), seen, byId)))
                .orElseGet(() -> routes.map(unseen -> {
                    throw new IllegalStateException("routes that were seen have a value");
                })));
    }

    private static Collector<ApiDefinition> deployedSnapshot() {
        Function<Route, Ask> rest = restCall("GetExport", route -> restStage(route).and("exportType", "oas30")
                .and("parameters", Map.of("extensions", "integrations")).and("accepts", "application/json"));
        Function<Route, Ask> http = newerCall("ExportApi", route -> newerStage(route).and("Specification", "OAS30")
                .and("OutputType", "JSON").and("IncludeExtensions", true));
        return new Collector<>(EvidenceKeys.DEPLOYED_SNAPSHOT, Set.of(EvidenceKeys.ROUTE), READ,
                evidence -> Need.route(evidence, route -> switch (route.apiType()) {
                    case REST -> rest.apply(route);
                    case HTTP -> http.apply(route);
                    case WEBSOCKET -> new Ask.NotHere(Message.of("collect.not-here.websocket-export"));
                }),
                source -> isNewer(source)
                        ? DefinitionAnswers.httpExport(source.answer())
                        : DefinitionAnswers.export(source.answer()));
    }

    private static <T> Collector<T> either(EvidenceKey<T> key, Function<Route, Ask> rest, Function<Route, Ask> newer,
            Function<JsonNode, T> restReader, Function<JsonNode, T> newerReader) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE), READ,
                evidence -> Need.route(evidence, route -> switch (route.apiType()) {
                    case REST -> rest.apply(route);
                    case HTTP, WEBSOCKET -> newer.apply(route);
                }), source -> (isNewer(source) ? newerReader : restReader).apply(source.answer()));
    }

    private static <T> Collector<T> newer(EvidenceKey<T> key, String operation, Function<Source, T> reader) {
        return new Collector<>(key, Set.of(EvidenceKeys.ROUTE), READ,
                evidence -> Need.newerRoute(evidence, newerCall(operation, ApiCollectors::newerApi)), reader);
    }

    private static boolean isNewer(Source source) {
        return source.call().service().equals(NEWER);
    }

    private static Function<Route, Ask> restCall(String operation, Function<Route, Parameters> parameters) {
        return route -> parameters.apply(route).ask(REST, operation, route.region());
    }

    private static Function<Route, Ask> newerCall(String operation, Function<Route, Parameters> parameters) {
        return route -> parameters.apply(route).ask(NEWER, operation, route.region());
    }

    private static Parameters restApi(Route route) {
        return Parameters.of("restApiId", route.apiId());
    }

    private static Parameters restStage(Route route) {
        return restApi(route).and("stageName", route.stage());
    }

    private static Parameters newerApi(Route route) {
        return Parameters.of("ApiId", route.apiId());
    }

    private static Parameters newerStage(Route route) {
        return newerApi(route).and("StageName", route.stage());
    }
}
