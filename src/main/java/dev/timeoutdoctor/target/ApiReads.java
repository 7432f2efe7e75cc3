package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.HttpApiAnswers;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The calls behind the search for a target. */
final class ApiReads {

    private static final int PAGE = 500;

    private final AwsReader reader;

    ApiReads(AwsReader reader) {
        this.reader = reader;
    }

    /** What the search needs to know about an API, asked at once. */
    record Api(Observed<RestApi> settings, Observed<List<Stage>> stages, Observed<ApiDefinition> methods) {}

    Api api(String region, String apiId) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<Observed<List<Stage>>> stages = CompletableFuture
                    .supplyAsync(() -> stages(region, apiId), threads);
            CompletableFuture<Observed<ApiDefinition>> methods = CompletableFuture
                    .supplyAsync(() -> methods(region, apiId), threads);
            Observed<RestApi> settings = read("apigateway", "GetRestApi", region, Map.of("restApiId", apiId),
                    RestApiAnswers::restApi);
            return new Api(settings, stages.join(), methods.join());
        }
    }

    Observed<List<RestApi>> apis(String region) {
        return read("apigateway", "GetRestApis", region, Map.of("limit", PAGE), RestApiAnswers::restApis);
    }

    Observed<List<Stage>> stages(String region, String apiId) {
        return read("apigateway", "GetStages", region, Map.of("restApiId", apiId), RestApiAnswers::stages);
    }

    Observed<ApiDefinition> methods(String region, String apiId) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", apiId);
        parameters.put("embed", List.of("methods"));
        parameters.put("limit", PAGE);
        return read("apigateway", "GetResources", region, parameters, DefinitionAnswers::resources);
    }

    /** Whether the API is one of the newer service. */
    Observed<ApiType> otherKind(String region, String apiId) {
        return read("apigatewayv2", "GetApi", region, Map.of("ApiId", apiId), HttpApiAnswers::protocol);
    }

    private <T> Observed<T> read(String service, String operation, String region, Map<String, ?> parameters,
            Function<JsonNode, T> answer) {
        Observed<JsonNode> observed = reader.read(AwsCall.of(service, operation, region, parameters));
        try {
            return observed.map(answer);
        } catch (IllegalArgumentException e) {
            return new Observed.Failed<>(FailureKind.UNREADABLE, String.valueOf(e.getMessage()),
                    observed.origin().orElseThrow());
        }
    }
}
