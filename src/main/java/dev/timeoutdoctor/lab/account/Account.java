package dev.timeoutdoctor.lab.account;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The whole simulated account in one Region, immutable.
 *
 * @param appliedQuotas
 *            values granted to the account by quota code; codes that are missing have AWS's default only
 * @param cloudwatchRoleArn
 *            the role with which API Gateway writes logs; empty where none is set
 */
public record Account(String id, String region, List<RestApi> apis, List<LambdaFunction> functions,
        List<Backend> backends, Map<String, Double> appliedQuotas, String cloudwatchRoleArn) {

    /** "Maximum integration timeout in milliseconds" (AWS: REST API quotas). */
    public static final String TIMEOUT_QUOTA = "L-E5AE38E3";

    private static final Duration STREAM_CEILING = Duration.ofMinutes(15);

    public Account {
        apis = List.copyOf(apis);
        functions = List.copyOf(functions);
        backends = List.copyOf(backends);
        appliedQuotas = Map.copyOf(appliedQuotas);
    }

    public Optional<RestApi> api(String apiId) {
        return apis.stream().filter(api -> api.id().equals(apiId)).findFirst();
    }

    public Optional<LambdaFunction> function(String name) {
        return functions.stream().filter(function -> function.name().equals(name)).findFirst();
    }

    public Optional<Backend> backend(String uri) {
        return backends.stream().filter(backend -> uri.startsWith(backend.uri())).findFirst();
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
        double millis = appliedQuotas.getOrDefault(TIMEOUT_QUOTA, (double) Integration.DEFAULT_TIMEOUT.toMillis());
        return Duration.ofMillis((long) millis);
    }

    public Account with(RestApi changed) {
        return new Account(id, region, apis.stream().map(api -> api.id().equals(changed.id()) ? changed : api).toList(),
                functions, backends, appliedQuotas, cloudwatchRoleArn);
    }

    public Account with(LambdaFunction changed) {
        return new Account(id, region, apis,
                functions.stream().map(function -> function.name().equals(changed.name()) ? changed : function)
                        .toList(),
                backends, appliedQuotas, cloudwatchRoleArn);
    }

    public String functionArn(String functionName) {
        return "arn:aws:lambda:" + region + ":" + id + ":function:" + functionName;
    }

    /** The address under which API Gateway invokes a function (AWS: Integration.uri). */
    public String invocationUri(String functionName) {
        return "arn:aws:apigateway:" + region + ":lambda:path/2015-03-31/functions/" + functionArn(functionName)
                + "/invocations";
    }
}
