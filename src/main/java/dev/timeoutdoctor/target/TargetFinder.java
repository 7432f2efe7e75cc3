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
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Finds API, stage and method: from what was pasted, or by choosing from lists. Blocks. */
public final class TargetFinder {

    private final ApiReads reads;
    private final ApiLookup apis;
    private final DomainLookup domains;
    private final EndpointLookup endpoints;
    private final ReverseLookup reverse;
    private final String region;
    private final String account;

    /**
     * A finder for one connection.
     *
     * @param region the connection's Region
     * @param account the identity's account, or empty where it is not known
     * @param clock the end of the time in which logs are searched
     */
    public TargetFinder(AwsReader reader, String region, String account, InstantSource clock) {
        this.reads = new ApiReads(reader);
        this.region = region;
        this.account = account;
        this.apis = new ApiLookup(reads, region, account);
        this.domains = new DomainLookup(reads, apis, region);
        this.endpoints = new EndpointLookup(reads, apis);
        this.reverse = new ReverseLookup(reads, apis, region, clock);
    }

    /** An API of the lists. */
    public record ListedApi(RestApi api, ApiType type) {}

    /** The connection's Region. */
    public String region() {
        return region;
    }

    /** All APIs of the connection's Region; where one of the two services cannot be read, what the other lists is there. */
    public ApiList apis() {
        return reads.apis(region);
    }

    /** An API's stages, by name. */
    public Observed<List<Stage>> stages(ListedApi listed) {
        return listed.type() == ApiType.REST
                ? reads.stages(region, listed.api().id())
                : reads.newerStages(region, listed.api().id());
    }

    /** An API's methods or routes as last edited, by path; of routes only the keys, without what they call. */
    public Observed<ApiDefinition> methods(ListedApi listed) {
        return listed.type() == ApiType.REST
                ? reads.methods(region, listed.api().id())
                : reads.routes(region, listed.api().id(), listed.type());
    }

    /** An API's methods or routes as last edited, with what each of them calls. */
    public Observed<ApiDefinition> definition(ListedApi listed) {
        return listed.type() == ApiType.REST
                ? reads.methods(region, listed.api().id())
                : reads.definition(region, listed.api().id(), listed.type());
    }

    /**
     * The route of a method that was chosen from the lists.
     *
     * @param httpMethod the request's method; for a method other than {@code ANY} it is that method
     */
    public Route route(ListedApi listed, String stage, ApiMethod method, String httpMethod) {
        return new ApiFacts(listed.type(), listed.api(), List.of(), new ApiDefinition(List.of()), region, account)
                .route(stage, method, httpMethod);
    }

    /** What is worth saying about a method that was chosen from the lists. */
    public List<Message> notes(ListedApi listed, Stage stage, ApiMethod method) {
        return new ApiFacts(listed.type(), listed.api(), List.of(stage), new ApiDefinition(List.of()), region, account)
                .destination(stage.name(), method);
    }

    /**
     * Finds what serves a request.
     *
     * @param text what was pasted
     * @param method the request's method (or a WebSocket API's route key), or empty for the one in the text, else {@code GET}, which is
     *        said where the path has others
     */
    public TargetResult find(String text, String method) {
        RequestUrl parsed = RequestUrl.parse(text);
        String named = (method.isBlank() ? parsed.method() : method).strip().toUpperCase(Locale.ROOT);
        String request = named.isEmpty() ? ApiLookup.ASSUMED : named;
        return switch (parsed) {
            case RequestUrl.ExecuteApi url -> apis.url(url, named);
            case RequestUrl.Foreign foreign -> WebAddress.endpointRegion(foreign.host())
                    .map(endpoint -> endpoints.find(foreign, endpoint, request))
                    .orElseGet(() -> domains.find(foreign, named));
            case RequestUrl.Domain domain -> domainsOf(domain.region()).find(domain, request);
            case RequestUrl.ApiPart part -> apis.part(part, request);
            case RequestUrl.Function function -> reverse.function(function, request);
            case RequestUrl.Logged logged -> reverse.logged(logged, request);
            case RequestUrl.Malformed malformed ->
                new TargetResult.NotFound(malformed.why(), Message.of("target.next.url-example"), "");
        };
    }

    /** A custom domain name leads to APIs of its own Region. */
    private DomainLookup domainsOf(String of) {
        return of.isEmpty() || of.equals(region)
                ? domains
                : new DomainLookup(reads, new ApiLookup(reads, of, account), of);
    }
}
