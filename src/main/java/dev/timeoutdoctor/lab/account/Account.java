package dev.timeoutdoctor.lab.account;

import dev.timeoutdoctor.lab.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The whole simulated account in one Region, immutable.
 *
 * @param httpApis
 *            HTTP and WebSocket APIs
 * @param cloudwatchRoleArn
 *            the role with which API Gateway writes logs; empty where none is set
 * @param stacks
 *            CloudFormation's, which nothing in the lab changes
 */
public record Account(String id, String region, List<RestApi> apis, List<HttpApi> httpApis,
        List<DomainName> domainNames, List<LambdaFunction> functions, List<Backend> backends, Network network,
        Quotas quotas, String cloudwatchRoleArn, Monitoring monitoring, List<Stack> stacks) {

    /** "Maximum integration timeout in milliseconds" (AWS: REST API quotas). */
    public static final String TIMEOUT_QUOTA = "L-E5AE38E3";

    private static final Duration STREAM_CEILING = Duration.ofMinutes(15);

    public Account {
        apis = List.copyOf(apis);
        httpApis = List.copyOf(httpApis);
        domainNames = List.copyOf(domainNames);
        functions = List.copyOf(functions);
        backends = List.copyOf(backends);
        stacks = List.copyOf(stacks);
    }

    /** The same account in another Region, where it has nothing and AWS's defaults hold. */
    public Account elsewhere(String otherRegion) {
        return nothing(id, otherRegion, "");
    }

    /** An account with nothing in it. */
    static Account nothing(String id, String region, String cloudwatchRoleArn) {
        return new Account(id, region, List.of(), List.of(), List.of(), List.of(), List.of(), Network.NONE,
                new Quotas(Map.of(), List.of(), Quotas.DEFAULT_CONCURRENCY, Quotas.Decision.USUAL), cloudwatchRoleArn,
                Monitoring.NONE, List.of());
    }

    public Optional<RestApi> api(String apiId) {
        return apis.stream().filter(api -> api.id().equals(apiId)).findFirst();
    }

    public Optional<HttpApi> httpApi(String apiId) {
        return httpApis.stream().filter(api -> api.id().equals(apiId)).findFirst();
    }

    public Optional<DomainName> domainName(String name) {
        return domainNames.stream().filter(domain -> domain.name().equals(name)).findFirst();
    }

    public Optional<LambdaFunction> function(String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst();
    }

    public Optional<Backend> backend(String uri) {
        return backends.stream().filter(backend -> uri.startsWith(backend.uri())).findFirst();
    }

    /** The tags by which CloudFormation marks what it has made; none where no stack holds it. */
    public Map<String, String> stackTags(String physicalId) {
        return stacks.stream().flatMap(stack -> stack.member(physicalId).map(stack::tags).stream()).findFirst()
                .orElse(Map.of());
    }

    /**
     * The longest timeout that AWS accepts for the integration: 15 minutes when it streams, 29 s on edge-optimized
     * APIs, else the account's quota (AWS: REST API quotas; response transfer mode).
     */
    public Duration ceiling(RestApi api, Integration integration) {
        if (integration.streams()) {
            return STREAM_CEILING;
        }
        if (api.endpointType().equals("EDGE")) {
            return Integration.DEFAULT_TIMEOUT;
        }
        return quotas.applied(TIMEOUT_QUOTA).map(millis -> Duration.ofMillis(millis.longValue()))
                .orElse(Integration.DEFAULT_TIMEOUT);
    }

    /** With all that AWS does by itself until then; the same where nothing was due. */
    public Account at(Instant now) {
        Quotas decided = quotas.at(now);
        Network left = network.at(now);
        return decided.equals(quotas) && left.equals(network) ? this : with(decided).with(left);
    }

    /** Where REST APIs name a VPC link, in the working copy or served: method and resource, and the stage where one serves it. */
    public List<String> namingLink(String linkId) {
        List<String> places = new ArrayList<>();
        for (RestApi api : apis) {
            api.workingCopy().methodsThrough(linkId).forEach(places::add);
            api.stages().forEach(stage -> api.snapshotOf(stage).methodsThrough(linkId)
                    .forEach(method -> places.add(method + ":" + stage.name())));
        }
        return List.copyOf(places);
    }

    public Account with(RestApi changed) {
        return new Account(id, region, replaced(apis, RestApi::id, changed), httpApis, domainNames, functions, backends,
                network, quotas, cloudwatchRoleArn, monitoring, stacks);
    }

    public Account with(HttpApi changed) {
        return new Account(id, region, apis, replaced(httpApis, HttpApi::id, changed), domainNames, functions, backends,
                network, quotas, cloudwatchRoleArn, monitoring, stacks);
    }

    public Account with(LambdaFunction changed) {
        return new Account(id, region, apis, httpApis, domainNames, replaced(functions, LambdaFunction::name, changed),
                backends, network, quotas, cloudwatchRoleArn, monitoring, stacks);
    }

    public Account with(Network changed) {
        return new Account(id, region, apis, httpApis, domainNames, functions, backends, changed, quotas,
                cloudwatchRoleArn, monitoring, stacks);
    }

    public Account with(Quotas changed) {
        return new Account(id, region, apis, httpApis, domainNames, functions, backends, network, changed,
                cloudwatchRoleArn, monitoring, stacks);
    }

    public Account with(Monitoring changed) {
        return new Account(id, region, apis, httpApis, domainNames, functions, backends, network, quotas,
                cloudwatchRoleArn, changed, stacks);
    }

    private static <T> List<T> replaced(List<T> all, Function<T, String> key, T changed) {
        return all.stream().map(each -> key.apply(each).equals(key.apply(changed)) ? changed : each).toList();
    }

    public String functionArn(String functionName) {
        return "arn:aws:lambda:" + region + ":" + id + ":function:" + functionName;
    }

    public String logGroupArn(String name) {
        return "arn:aws:logs:" + region + ":" + id + ":log-group:" + name;
    }

    /** The address under which API Gateway invokes a function (AWS: Integration.uri). */
    public String invocationUri(String functionName) {
        return "arn:aws:apigateway:" + region + ":lambda:path/2015-03-31/functions/" + functionArn(functionName)
                + "/invocations";
    }
}
