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
    private final String region;
    private final String account;

    /** As {@link TargetFinder}: the bundle's own Region and account. */
    public PartialTarget(AwsReader reader, String region, String account) {
        this.reader = reader;
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
        Optional<ApiMethod> served = definition(of, url)
                .flatMap(methods -> RouteMatcher.match(methods, url.path(), method));
        String key = served.map(ApiMethod::httpMethod).orElse(method);
        return Optional.of(new Route(apiType(of, url.apiId()), TargetFinder.partition(of), of, account, url.apiId(),
                url.stage(), method, served.map(ApiMethod::resourceId).orElse(""),
                served.map(ApiMethod::path).orElse(url.path()), key));
    }

    private Optional<ApiDefinition> definition(String of, RequestUrl.ExecuteApi url) {
        ApiReads reads = new ApiReads(reader);
        return reads.methods(of, url.apiId()).seen().or(() -> exported(of, url));
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

    private ApiType apiType(String of, String apiId) {
        return new ApiReads(reader).otherKind(of, apiId).seen().orElse(ApiType.REST);
    }
}
