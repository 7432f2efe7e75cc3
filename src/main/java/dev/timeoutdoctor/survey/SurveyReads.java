package dev.timeoutdoctor.survey;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FunctionConfiguration;
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
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The calls of a survey in one Region. For each API: one GetResources (or its like), one GetStages, one export for each stage. */
final class SurveyReads {

    private static final Map<String, String> QUOTA = Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3");

    private final AwsReader reader;
    private final String region;
    private final TargetFinder finder;

    SurveyReads(AwsReader reader, SurveyPlace place, InstantSource clock) {
        this.reader = reader;
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
        return new ApiReading(api, stages, working, served);
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
