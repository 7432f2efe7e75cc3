package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
import dev.timeoutdoctor.evidence.FunctionReference;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.VpcLink;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import dev.timeoutdoctor.evidence.answer.FunctionAnswers;
import dev.timeoutdoctor.evidence.answer.NetworkAnswers;
import dev.timeoutdoctor.evidence.answer.QuotaAnswers;
import dev.timeoutdoctor.target.ApiList;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetFinder.ListedApi;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The calls of a survey in one Region. For each API: one GetResources (or its like), one GetStages, one export for each stage; one
 * GetFunctionConfiguration for each version or alias that some API calls.
 */
final class SurveyReads {

    private static final Map<String, String> QUOTA = Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3");

    private final AwsReader reader;
    private final SurveyPlace place;
    private final String region;
    private final TargetFinder finder;
    private final Map<String, Observed<Duration>> qualified = new ConcurrentHashMap<>();

    SurveyReads(AwsReader reader, SurveyPlace place, InstantSource clock) {
        this.reader = reader;
        this.place = place;
        this.region = place.region();
        this.finder = new TargetFinder(reader, place.region(), place.account(), clock);
    }

    ApiList apis() {
        return finder.apis();
    }

    RegionFacts region() {
        return new RegionFacts(
                read("lambda", "ListFunctions", Map.of(), answer -> FunctionAnswers.configurations(answer).stream()
                        .collect(Collectors.toMap(FunctionConfiguration::name, FunctionConfiguration::timeout,
                                (one, other) -> one))),
                read("apigateway", "GetVpcLinks", Map.of("limit", 500), SurveyReads::links),
                read("apigatewayv2", "GetVpcLinks", Map.of(), SurveyReads::links),
                read("service-quotas", "GetServiceQuota", QUOTA, QuotaAnswers::quota),
                read("service-quotas", "GetAWSDefaultServiceQuota", QUOTA, QuotaAnswers::quota));
    }

    ApiReading api(ListedApi api) {
        Observed<List<Stage>> stages = finder.stages(api);
        Observed<ApiDefinition> working = finder.definition(api);
        Map<String, Observed<ApiDefinition>> served = new LinkedHashMap<>();
        for (Stage stage : stages.seen().orElse(List.of())) {
            served.put(stage.name(), served(api, stage.name()));
        }
        return new ApiReading(api, stages, working, served, qualified(stages, working, served));
    }

    private Map<String, Observed<Duration>> qualified(Observed<List<Stage>> stages, Observed<ApiDefinition> working,
            Map<String, Observed<ApiDefinition>> served) {
        Map<String, Observed<Duration>> timeouts = new LinkedHashMap<>();
        List<Stage> all = stages.seen().orElse(List.of());
        (all.isEmpty() ? Stream.of(Map.<String, String>of()) : all.stream().map(Stage::variables))
                .flatMap(variables -> Stream.concat(Stream.of(working), served.values().stream())
                        .flatMap(definition -> definition.seen().stream()).flatMap(it -> it.methods().stream())
                        .flatMap(method -> FunctionReference.of(method.integration(), variables).stream()))
                .filter(called -> called.isQualified() && place.holds(called)).distinct()
                .forEach(called -> timeouts.put(called.arn(), timeout(called)));
        return timeouts;
    }

    /**
     * What was answered once holds for every API; a call that failed is made again. Whoever wants the same meanwhile waits for the answer
     * rather than asking too.
     */
    private Observed<Duration> timeout(FunctionReference called) {
        return qualified.compute(called.arn(),
                (_, known) -> known == null || known instanceof Observed.Failed<?> ? configuration(called) : known);
    }

    private Observed<Duration> configuration(FunctionReference called) {
        return read("lambda", "GetFunctionConfiguration",
                Map.of("FunctionName", called.name(), "Qualifier", called.qualifier()),
                answer -> FunctionAnswers.configuration(answer).timeout());
    }

    private Observed<ApiDefinition> served(ListedApi api, String stage) {
        return switch (api.type()) {
            case REST -> read("apigateway", "GetExport",
                    Map.of("restApiId", api.api().id(), "stageName", stage, "exportType", "oas30", "parameters",
                            Map.of("extensions", "integrations"), "accepts", "application/json"),
                    DefinitionAnswers::export);
            case HTTP -> read("apigatewayv2", "ExportApi",
                    Map.of("ApiId", api.api().id(), "StageName", stage, "Specification", "OAS30", "OutputType", "JSON"),
                    DefinitionAnswers::httpExport);
            case WEBSOCKET -> new Observed.NotAsked<>(Message.of("survey.no-export"));
        };
    }

    private static Map<String, VpcLink> links(JsonNode answer) {
        JsonNode items = answer.has("Items") ? answer.path("Items") : answer.path("items");
        return items.valueStream().map(NetworkAnswers::link)
                .collect(Collectors.toMap(VpcLink::id, link -> link, (one, other) -> one));
    }

    private <T> Observed<T> read(String service, String operation, Map<String, ?> parameters,
            Function<JsonNode, T> reading) {
        Observed<JsonNode> answer = reader.read(AwsCall.of(service, operation, region, parameters));
        try {
            return answer.map(reading);
        } catch (IllegalArgumentException wrongShape) {
            Source source = answer.origin().orElseThrow();
            return new Observed.Failed<>(FailureKind.UNREADABLE, String.valueOf(wrongShape.getMessage()), source);
        }
    }
}
