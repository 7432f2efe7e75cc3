package dev.timeoutdoctor.fix;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.text.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What came of looking at what a deployment would publish. */
public sealed interface DeploymentPreview {

    /** Ready to be shown. */
    record Ready(DeploymentDraft draft) implements DeploymentPreview {}

    /** The stage or the working copy could not be read. */
    record CouldNotRead(AwsCall read, Observed<JsonNode> observed) implements DeploymentPreview {}

    /**
     * Looks at everything that a deployment of an API of any kind would publish now.
     *
     * @param look asks AWS
     */
    static DeploymentPreview of(ApiContext context, String description, Function<AwsCall, Observed<JsonNode>> look) {
        Route route = context.route();
        List<AwsCall> reads = route.apiType() == ApiType.REST
                ? List.of(Calls.getStage(route), Calls.getResources(route))
                : List.of(HttpCalls.getStage(route), HttpCalls.getRoutes(route), HttpCalls.getIntegrations(route));
        Map<AwsCall, Observed<JsonNode>> seen = new LinkedHashMap<>();
        for (AwsCall read : reads) {
            Observed<JsonNode> observed = look.apply(read);
            if (observed.seen().isEmpty()) {
                return new CouldNotRead(read, observed);
            }
            seen.put(read, observed);
        }
        List<JsonNode> answers = seen.values().stream().map(observed -> observed.seen().orElseThrow()).toList();
        Observed<JsonNode> export = export(route, look);
        List<UsedLink> links = route.apiType() == ApiType.REST
                ? UsedLink.of(route, answers.get(0), answers.get(1), look)
                : List.of();
        WorkingCopy edited = route.apiType() == ApiType.REST
                ? new RestWorkingCopy(route, answers.get(0), answers.get(1), export, links)
                : new HttpWorkingCopy(route, answers.get(0), answers.get(1), answers.get(2), export);
        List<Source> sources = Stream
                .of(seen.values().stream(), Stream.of(export), links.stream().map(UsedLink::observed))
                .flatMap(observed -> observed).flatMap(observed -> Applier.source(observed).stream()).toList();
        return new Ready(DeploymentDraft.of(context, edited, description).from(sources));
    }

    /**
     * Looks at what a deployment that somebody else has drawn up would publish now.
     *
     * @param deployment of a stage; nothing else
     */
    static DeploymentPreview of(Change deployment, Function<AwsCall, Observed<JsonNode>> look) {
        boolean rest = deployment.kind() == ChangeKind.DEPLOYMENT;
        JsonNode named = deployment.read().parameters();
        Route route = new Route(rest ? ApiType.REST : ApiType.HTTP, "", deployment.region(), deployment.account(),
                deployment.api(), Json.text(named, rest ? "stageName" : "StageName"), "", "", "", "");
        return of(new ApiContext(route, deployment.api(), Optional.empty()), "", look);
    }

    /** What a stage serves; AWS documents no export of a WebSocket API. */
    static Observed<JsonNode> export(Route route, Function<AwsCall, Observed<JsonNode>> look) {
        return switch (route.apiType()) {
            case REST -> look.apply(Calls.getExport(route));
            case HTTP -> look.apply(HttpCalls.exportApi(route));
            case WEBSOCKET -> new Observed.NotHere<>(Message.of("collect.not-here.websocket-export"));
        };
    }
}
