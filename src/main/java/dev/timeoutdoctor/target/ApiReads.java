package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiIntegrations;
import dev.timeoutdoctor.evidence.ApiRoutes;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.CustomDomain;
import dev.timeoutdoctor.evidence.DomainMapping;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionPolicy;
import dev.timeoutdoctor.evidence.LogLines;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.RoutingRule;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.DomainAnswers;
import dev.timeoutdoctor.evidence.answer.FunctionAnswers;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.evidence.answer.LogAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The calls behind the search for a target. What can be asked at once is. */
final class ApiReads {

    private static final String REST = "apigateway";
    private static final String NEWER = "apigatewayv2";
    private static final int PAGE = 500;

    private final AwsReader reader;

    ApiReads(AwsReader reader) {
        this.reader = reader;
    }

    /** What the search needs to know about a REST API. */
    record Rest(Observed<RestApi> settings, Observed<List<Stage>> stages, Observed<ApiDefinition> methods) {}

    /** What the search needs to know about an HTTP or WebSocket API. */
    record Newer(Observed<HttpApiAnswers.Entry> settings, Observed<List<Stage>> stages, Observed<ApiRoutes> routes,
            Observed<ApiIntegrations> integrations) {}

    Rest rest(String region, String apiId) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stages = start(threads, () -> stages(region, apiId));
            var methods = start(threads, () -> methods(region, apiId));
            var settings = read(REST, "GetRestApi", region, Map.of("restApiId", apiId), RestApiAnswers::restApi);
            return new Rest(settings, stages.join(), methods.join());
        }
    }

    Newer newer(String region, String apiId) {
        Map<String, String> api = Map.of("ApiId", apiId);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stages = start(threads, () -> newerStages(region, apiId));
            var routes = start(threads, () -> read(NEWER, "GetRoutes", region, api, HttpApiAnswers::routes));
            var integrations = start(threads,
                    () -> read(NEWER, "GetIntegrations", region, api, HttpApiAnswers::integrations));
            var settings = read(NEWER, "GetApi", region, api, HttpApiAnswers::entry);
            return new Newer(settings, stages.join(), routes.join(), integrations.join());
        }
    }

    /** Whether the API is one of the newer service, and of which kind. */
    Observed<ApiType> kind(String region, String apiId) {
        return read(NEWER, "GetApi", region, Map.of("ApiId", apiId), HttpApiAnswers::entry)
                .map(HttpApiAnswers.Entry::type);
    }

    /** The APIs by both services, each of which lists its own. */
    ApiList apis(String region) {
        List<Observed<List<ListedApi>>> lists = both(
                () -> read(REST, "GetRestApis", region, Map.of("limit", PAGE), RestApiAnswers::restApis)
                        .map(apis -> apis.stream().map(api -> new ListedApi(api, ApiType.REST)).toList()),
                () -> read(NEWER, "GetApis", region, Map.of(), HttpApiAnswers::apis).map(
                        apis -> apis.stream().map(entry -> new ListedApi(entry.api(), entry.type())).toList()));
        return new ApiList(lists.getFirst(), lists.getLast());
    }

    Observed<List<Stage>> stages(String region, String apiId) {
        return read(REST, "GetStages", region, Map.of("restApiId", apiId), RestApiAnswers::stages);
    }

    Observed<List<Stage>> newerStages(String region, String apiId) {
        return read(NEWER, "GetStages", region, Map.of("ApiId", apiId), HttpApiAnswers::stages);
    }

    Observed<ApiDefinition> methods(String region, String apiId) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", apiId);
        parameters.put("embed", List.of("methods"));
        parameters.put("limit", PAGE);
        return read(REST, "GetResources", region, parameters, DefinitionAnswers::resources);
    }

    Observed<ApiDefinition> routes(String region, String apiId, ApiType type) {
        return read(NEWER, "GetRoutes", region, Map.of("ApiId", apiId), HttpApiAnswers::routes)
                .map(routes -> ApiDefinition.of(type, routes, noIntegrations()));
    }

    /** Routes with what each of them calls; where either list cannot be read, nobody knows the whole. */
    Observed<ApiDefinition> definition(String region, String apiId, ApiType type) {
        Map<String, String> api = Map.of("ApiId", apiId);
        Observed<ApiIntegrations> integrations = read(NEWER, "GetIntegrations", region, api,
                HttpApiAnswers::integrations);
        return integrations.seen()
                .map(seen -> read(NEWER, "GetRoutes", region, api, HttpApiAnswers::routes)
                        .map(routes -> ApiDefinition.of(type, routes, seen)))
                .orElseGet(() -> integrations.map(none -> new ApiDefinition(List.of())));
    }

    /** The mappings of a custom domain name by both services, which know the same domains and not the same mappings. */
    private List<Observed<List<DomainMapping>>> mappings(String region, String name, String id) {
        Map<String, Object> older = new LinkedHashMap<>();
        older.put("domainName", name);
        if (!id.isEmpty()) {
            older.put("domainNameId", id);
        }
        return both(
                () -> read(NEWER, "GetApiMappings", region, Map.of("DomainName", name),
                        DomainAnswers::apiMappings),
                () -> read(REST, "GetBasePathMappings", region, older, DomainAnswers::basePathMappings));
    }

    /**
     * What is known of a custom domain name.
     *
     * @param mappings by both services, the newer one first
     */
    record Domain(Observed<CustomDomain> settings, Observed<List<RoutingRule>> rules,
            List<Observed<List<DomainMapping>>> mappings) {

        Domain {
            mappings = List.copyOf(mappings);
        }
    }

    /** Settings, routing rules and mappings of a custom domain name. */
    Domain domain(String region, String name, String id) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var rules = start(threads, () -> rules(region, name, id));
            var mappings = start(threads, () -> mappings(region, name, id));
            var settings = read(NEWER, "GetDomainName", region, Map.of("DomainName", name),
                    DomainAnswers::newerDomain);
            return new Domain(settings, rules.join(), mappings.join());
        }
    }

    private Observed<List<RoutingRule>> rules(String region, String name, String id) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("DomainName", name);
        if (!id.isEmpty()) {
            parameters.put("DomainNameId", id);
        }
        return read(NEWER, "ListRoutingRules", region, parameters, DomainAnswers::routingRules);
    }

    /** The custom domain names by both services. */
    List<Observed<List<CustomDomain>>> domains(String region) {
        return both(() -> read(REST, "GetDomainNames", region, Map.of("limit", PAGE), DomainAnswers::domains),
                () -> read(NEWER, "GetDomainNames", region, Map.of(), DomainAnswers::newerDomains));
    }

    Observed<FunctionPolicy> policy(String region, String name, String qualifier) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("FunctionName", name);
        if (!qualifier.isEmpty()) {
            parameters.put("Qualifier", qualifier);
        }
        return read("lambda", "GetPolicy", region, parameters, FunctionAnswers::policy);
    }

    Observed<List<String>> logGroups(String region, String prefix) {
        return read("logs", "DescribeLogGroups", region, Map.of("logGroupNamePrefix", prefix), LogAnswers::groups);
    }

    Observed<LogLines> logLines(String region, String group, String words, Instant from, Instant to) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("logGroupName", group);
        parameters.put("startTime", from.toEpochMilli());
        parameters.put("endTime", to.toEpochMilli());
        parameters.put("filterPattern", "\"" + words + "\"");
        parameters.put("limit", 100);
        AwsCall call = AwsCall.of("logs", "FilterLogEvents", region, parameters);
        return readable(reader.read(call),
                observed -> observed.map(answer -> LogAnswers
                        .lines(new Source(call, observed.origin().orElseThrow().at(), answer))));
    }

    /** Where the integrations cannot be read, routes are found all the same. */
    static ApiIntegrations noIntegrations() {
        return new ApiIntegrations(Map.of());
    }

    private static <T> List<Observed<T>> both(Supplier<Observed<T>> first, Supplier<Observed<T>> second) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Observed<T>>> asked = new ArrayList<>();
            Stream.of(first, second).forEach(look -> asked.add(start(threads, look)));
            return asked.stream().map(CompletableFuture::join).toList();
        }
    }

    private static <T> CompletableFuture<T> start(ExecutorService threads, Supplier<T> look) {
        return CompletableFuture.supplyAsync(look, threads);
    }

    private <T> Observed<T> read(String service, String operation, String region, Map<String, ?> parameters,
            Function<JsonNode, T> answer) {
        return readable(reader.read(AwsCall.of(service, operation, region, parameters)),
                observed -> observed.map(answer));
    }

    private static <T> Observed<T> readable(Observed<JsonNode> observed,
            Function<Observed<JsonNode>, Observed<T>> reading) {
        try {
            return reading.apply(observed);
        } catch (IllegalArgumentException e) {
            return new Observed.Failed<>(FailureKind.UNREADABLE, String.valueOf(e.getMessage()),
                    observed.origin().orElseThrow());
        }
    }
}
