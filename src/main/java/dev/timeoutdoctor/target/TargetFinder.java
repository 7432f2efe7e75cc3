package dev.timeoutdoctor.target;

import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds API, stage and method: from a URL, or by choosing from lists. Blocks. */
public final class TargetFinder {

    private final ApiReads reads;
    private final String region;
    private final String account;

    /**
     * A finder for one connection.
     *
     * @param region the connection's Region
     * @param account the identity's account, or empty where it is not known
     */
    public TargetFinder(AwsReader reader, String region, String account) {
        this.reads = new ApiReads(reader);
        this.region = region;
        this.account = account;
    }

    /** The REST APIs of the connection's Region, by name. */
    public Observed<List<RestApi>> apis() {
        return reads.apis(region);
    }

    /** An API's stages, by name. */
    public Observed<List<Stage>> stages(String apiId) {
        return reads.stages(region, apiId);
    }

    /** An API's methods as last edited, by path. */
    public Observed<ApiDefinition> methods(String apiId) {
        return reads.methods(region, apiId);
    }

    /**
     * The route of a method that was chosen from the lists.
     *
     * @param httpMethod the request's method; for a method other than {@code ANY} it is that method
     */
    public Route route(String apiId, String stage, ApiMethod method, String httpMethod) {
        return route(region, apiId, stage, method, httpMethod);
    }

    /**
     * Finds what serves a request.
     *
     * @param text what was pasted
     * @param httpMethod the request's method, or empty for the one in the text, else {@code GET}
     */
    public TargetResult find(String text, String httpMethod) {
        return switch (RequestUrl.parse(text)) {
            case RequestUrl.ExecuteApi url -> find(url, method(httpMethod, url.method()));
            case RequestUrl.Foreign foreign ->
                new TargetResult.NotFound(foreign.why(), Message.of("target.next.pick"), foreign.url());
            case RequestUrl.Malformed malformed ->
                new TargetResult.NotFound(malformed.why(), Message.of("target.next.url-example"), "");
        };
    }

    private static String method(String chosen, String pasted) {
        String method = chosen.isBlank() ? pasted : chosen.strip().toUpperCase(Locale.ROOT);
        return method.isEmpty() ? "GET" : method;
    }

    private TargetResult find(RequestUrl.ExecuteApi url, String httpMethod) {
        String of = url.region().isEmpty() ? region : url.region();
        ApiReads.Api api = reads.api(of, url.apiId());
        if (api.settings() instanceof Observed.Absent<RestApi>) {
            return unknownApi(of, url);
        }
        Optional<TargetResult> problem = NotLookedAt.first(api.settings(), api.stages(), api.methods());
        if (problem.isPresent()) {
            return problem.get();
        }
        String name = api.settings().seen().map(RestApi::name).orElse(url.apiId());
        List<String> stages = api.stages().seen().orElse(List.of()).stream().map(Stage::name).toList();
        if (!stages.contains(url.stage())) {
            return unknownStage(name, url.stage(), stages);
        }
        ApiDefinition methods = api.methods().seen().orElse(new ApiDefinition(List.of()));
        return RouteMatcher.match(methods, url.path(), httpMethod)
                .<TargetResult>map(method -> new TargetResult.Found(
                        route(of, url.apiId(), url.stage(), method, httpMethod), url.url(), notes(of)))
                .orElseGet(() -> noMethod(name, httpMethod, url.path(), methods));
    }

    private List<Message> notes(String of) {
        return of.equals(region) ? List.of() : List.of(Message.of("target.note.region", of, region));
    }

    private Route route(String of, String apiId, String stage, ApiMethod method, String httpMethod) {
        return new Route(ApiType.REST, partition(of), of, account, apiId, stage,
                method.httpMethod().equals("ANY") ? httpMethod : method.httpMethod(), method.resourceId(),
                method.path(), method.httpMethod());
    }

    /** AWS: partitions by the Region's prefix. */
    static String partition(String region) {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    /** HTTP and WebSocket APIs live in a list of their own, under the same kind of address. */
    private TargetResult unknownApi(String of, RequestUrl.ExecuteApi url) {
        Observed<ApiType> other = reads.otherKind(of, url.apiId());
        Message next = Message.of("target.next.other-api");
        if (other instanceof Observed.Seen<ApiType> seen) {
            return switch (seen.value()) {
                case HTTP -> new TargetResult.NotFound(Message.of("target.http-api", url.apiId()), next, "");
                case WEBSOCKET -> new TargetResult.NotFound(Message.of("target.websocket-api", url.apiId()), next, "");
                case REST -> throw new IllegalStateException("apigatewayv2 knows no REST APIs");
            };
        }
        Message what = account.isEmpty()
                ? Message.of("target.unknown-api", url.apiId(), of)
                : Message.of("target.unknown-api-in-account", url.apiId(), of, account);
        return new TargetResult.NotFound(what, Message.of("target.next.account-or-region"), NotLookedAt.detail(other));
    }

    private static TargetResult unknownStage(String api, String stage, List<String> stages) {
        Message what = stage.isEmpty()
                ? Message.of("target.no-stage", api)
                : Message.of("target.unknown-stage", api, stage);
        Message next = stages.isEmpty()
                ? Message.of("target.next.no-stages")
                : Message.of("target.next.stages", stages);
        return new TargetResult.NotFound(what, next, "");
    }

    private static TargetResult noMethod(String api, String httpMethod, String path, ApiDefinition methods) {
        List<String> near = new ArrayList<>();
        RouteMatcher.near(methods, path).forEach(method -> near.add(method.label()));
        Message next = near.isEmpty()
                ? Message.of("target.next.no-methods")
                : Message.of("target.next.methods", near);
        return new TargetResult.NotFound(Message.of("target.no-method", api, httpMethod, path), next, "");
    }
}
