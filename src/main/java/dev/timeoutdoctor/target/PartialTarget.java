package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.answer.DefinitionAnswers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The route of a request as far as its URL and what somebody collected tell, where not everything was collected that
 * {@link TargetFinder} wants to see. Nothing is made up: what is not known of the method stays as the request names it.
 */
public final class PartialTarget {

    private final AwsReader reader;
    private final ApiReads reads;
    private final String region;
    private final String account;

    /** As {@link TargetFinder}: the bundle's own Region and account. */
    public PartialTarget(AwsReader reader, String region, String account) {
        this.reader = reader;
        this.reads = new ApiReads(reader);
        this.region = region;
        this.account = account;
    }

    /** The route, or empty where the text does not even name an API. */
    public Optional<Route> find(String text, String httpMethod) {
        if (!(RequestUrl.parse(text) instanceof RequestUrl.ExecuteApi url)) {
            return Optional.empty();
        }
        String of = url.region().isEmpty() ? region : url.region();
        String chosen = httpMethod.isBlank() ? url.method() : httpMethod.strip().toUpperCase(Locale.ROOT);
        String method = chosen.isEmpty() ? "GET" : chosen;
        ApiType type = reads.kind(of, url.apiId()).seen().orElse(ApiType.REST);
        boolean atDefault = type == ApiType.HTTP && reads.newerStages(of, url.apiId()).seen()
                .filter(stages -> stages.stream().noneMatch(stage -> stage.name().equals(url.stage()))).isPresent();
        String path = atDefault ? url.wholePath() : url.path();
        Optional<ApiMethod> served = definition(type, of, url)
                .map(methods -> RouteMatcher.match(type, methods, path, method))
                .filter(found -> found.size() == 1).map(List::getFirst);
        return Optional.of(new Route(type, ApiFacts.partition(of), of, account, url.apiId(),
                atDefault ? "$default" : url.stage(), type == ApiType.WEBSOCKET ? "" : method,
                served.map(ApiMethod::resourceId).orElse(""), served.map(ApiMethod::path).orElse(path),
                served.map(ApiMethod::httpMethod).orElse(type == ApiType.WEBSOCKET ? "" : method)));
    }

    private Optional<ApiDefinition> definition(ApiType type, String of, RequestUrl.ExecuteApi url) {
        return switch (type) {
            case REST -> reads.methods(of, url.apiId()).seen().or(() -> exported(of, url));
            case HTTP, WEBSOCKET -> reads.routes(of, url.apiId(), type).seen();
        };
    }

    private Optional<ApiDefinition> exported(String of, RequestUrl.ExecuteApi url) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("restApiId", url.apiId());
        parameters.put("stageName", url.stage());
        Observed<JsonNode> export = reader.read(AwsCall.of("apigateway", "GetExport", of, parameters));
        try {
            return export.seen().map(DefinitionAnswers::export);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty(); // the collector of the snapshot says why
        }
    }
}
