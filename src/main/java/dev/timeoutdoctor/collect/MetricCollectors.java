package dev.timeoutdoctor.collect;

import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.CacheMetrics;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FunctionMetrics;
import dev.timeoutdoctor.evidence.GatewayMetrics;
import dev.timeoutdoctor.evidence.LoadBalancerMetrics;
import dev.timeoutdoctor.evidence.RegionTraffic;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.ServedSince;
import dev.timeoutdoctor.evidence.answer.MetricAnswers;
import dev.timeoutdoctor.evidence.answer.MetricQuery;
import dev.timeoutdoctor.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What CloudWatch counted for the route and its function: one call each. */
final class MetricCollectors {

    private final MetricPeriod period;

    MetricCollectors(MetricPeriod period) {
        this.period = period;
    }

    List<Collector<?>> all() {
        return List.of(
                new Collector<GatewayMetrics>(EvidenceKeys.GATEWAY_METRICS,
                        Set.of(EvidenceKeys.ROUTE, EvidenceKeys.REST_API, EvidenceKeys.STAGE,
                                EvidenceKeys.DEPLOYMENTS),
                        List.of("cloudwatch:GetMetricData"), this::gatewayAsServed, MetricAnswers::gateway),
                new Collector<RegionTraffic>(EvidenceKeys.REGION_TRAFFIC, Set.of(EvidenceKeys.ROUTE),
                        List.of("cloudwatch:GetMetricData"), this::region, MetricAnswers::region),
                new Collector<CacheMetrics>(EvidenceKeys.CACHE_METRICS,
                        Set.of(EvidenceKeys.ROUTE, EvidenceKeys.REST_API, EvidenceKeys.STAGE,
                                EvidenceKeys.DEPLOYMENTS),
                        List.of("cloudwatch:GetMetricData"),
                        evidence -> since(ServedSince.of(evidence).moment()).cache(evidence), MetricAnswers::cache),
                new Collector<FunctionMetrics>(EvidenceKeys.FUNCTION_METRICS,
                        CalledFunction.needs(EvidenceKeys.FUNCTION), List.of("cloudwatch:GetMetricData"),
                        evidence -> since(Changed.function(evidence)).function(evidence), MetricAnswers::function),
                new Collector<LoadBalancerMetrics>(EvidenceKeys.LOAD_BALANCER_METRICS, CalledBackend.NEEDS,
                        List.of("cloudwatch:GetMetricData"), this::balancer, MetricAnswers::balancer));
    }

    /**
     * CloudWatch has no figure of all APIs together, so those of each are found and added, minute by minute: what a longer timeout
     * costs, or has cost, in request rate is held against it.
     */
    private Ask region(EvidenceSet evidence) {
        return Need.restRoute(evidence, route -> metricData(MetricQuery.REGION.entrySet().stream()
                .map(query -> Map.<String, Object>of("Id", query.getKey(), "Period", 60, "Expression",
                        "SUM(SEARCH('{AWS/ApiGateway," + query.getValue() + "} MetricName=\"Count\"', "
                                + "'SampleCount', 60))"))
                .toList(), route.region()));
    }

    private MetricCollectors since(Instant change) {
        return new MetricCollectors(period.since(change));
    }

    /** What was counted before the stage's present deployment would tell of another timeout. */
    private Ask gatewayAsServed(EvidenceSet evidence) {
        return since(ServedSince.of(evidence).moment()).gateway(evidence);
    }

    private Ask gateway(EvidenceSet evidence) {
        return Need.route(evidence, route -> switch (route.apiType()) {
            case REST -> Need.of(evidence, EvidenceKeys.REST_API,
                    api -> gateway(route, Map.of("ApiName", api.metricName())));
            case HTTP, WEBSOCKET -> gateway(route, Map.of("ApiId", route.apiId()));
        });
    }

    /** Method and stage in one call: whether the method has metrics of its own shows only in the answer. */
    private Ask gateway(Route route, Map<String, String> api) {
        Map<String, String> stage = new LinkedHashMap<>(api);
        stage.put("Stage", route.stage());
        List<Map<String, Object>> queries = new ArrayList<>();
        queries.addAll(ofMethod(MetricQuery.METHOD, route, route.httpMethod(), stage));
        if (!route.methodKey().equals(route.httpMethod()) && !route.methodKey().isEmpty()) {
            queries.addAll(ofMethod(MetricQuery.ANY_METHOD, route, route.methodKey(), stage));
        }
        queries.addAll(queries(MetricQuery.gateway(route.apiType(), MetricQuery.STAGE), "AWS/ApiGateway", stage));
        return metricData(queries, route.region());
    }

    private List<Map<String, Object>> ofMethod(String scope, Route route, String httpMethod,
            Map<String, String> stage) {
        return queries(MetricQuery.gateway(route.apiType(), scope), "AWS/ApiGateway",
                method(route, httpMethod, stage));
    }

    /** For a WebSocket API's route the dimension is believed to be {@code Route} (unverified). */
    private static Map<String, String> method(Route route, String httpMethod, Map<String, String> stage) {
        Map<String, String> dimensions = new LinkedHashMap<>(stage);
        if (route.apiType() == ApiType.WEBSOCKET) {
            dimensions.put("Route", route.routeKey());
        } else {
            dimensions.put("Resource", route.resourcePath());
            dimensions.put("Method", httpMethod);
        }
        return dimensions;
    }

    private Ask cache(EvidenceSet evidence) {
        return Need.restRoute(evidence, route -> Need.of(evidence, EvidenceKeys.STAGE, stage -> stage.cacheEnabled()
                ? Need.of(evidence, EvidenceKeys.REST_API, api -> cache(route, api.metricName()))
                : new Ask.NotHere(Message.of("collect.not-here.cache"))));
    }

    private Ask cache(Route route, String apiName) {
        Map<String, String> stage = new LinkedHashMap<>();
        stage.put("ApiName", apiName);
        stage.put("Stage", route.stage());
        List<Map<String, Object>> queries = new ArrayList<>(queries(MetricQuery.cache(MetricQuery.METHOD),
                "AWS/ApiGateway", method(route, route.methodKey(), stage)));
        queries.addAll(queries(MetricQuery.cache(MetricQuery.STAGE), "AWS/ApiGateway", stage));
        return metricData(queries, route.region());
    }

    private Ask function(EvidenceSet evidence) {
        return CalledFunction.ask(evidence, called -> called.inOwnAccount(metricData(
                queries(MetricQuery.function(), "AWS/Lambda", Map.of("FunctionName", called.reference().name())),
                called.reference().region())));
    }

    /** The dimension is the end of the load balancer's ARN: {@code net/<name>/<id>} (AWS: metrics of network load balancers). */
    private Ask balancer(EvidenceSet evidence) {
        return CalledBackend.balancer(evidence, arn -> {
            String dimension = arn.substring(arn.indexOf('/') + 1);
            boolean network = dimension.startsWith("net/");
            return metricData(
                    queries(MetricQuery.balancer(network), network ? "AWS/NetworkELB" : "AWS/ApplicationELB",
                            Map.of("LoadBalancer", dimension)),
                    arn.split(":", -1)[3]);
        });
    }

    private Ask metricData(List<Map<String, Object>> queries, String region) {
        return Parameters.of("MetricDataQueries", queries).and("StartTime", period.window().from().toString())
                .and("EndTime", period.window().to().toString()).ask("cloudwatch", "GetMetricData", region);
    }

    private List<Map<String, Object>> queries(List<MetricQuery> queries, String namespace,
            Map<String, String> dimensions) {
        List<Map<String, String>> named = dimensions.entrySet().stream().map(MetricCollectors::dimension).toList();
        return queries.stream().map(query -> {
            Map<String, Object> metric = new LinkedHashMap<>();
            metric.put("Namespace", namespace);
            metric.put("MetricName", query.metric());
            metric.put("Dimensions", named);
            Map<String, Object> stat = new LinkedHashMap<>();
            stat.put("Metric", metric);
            stat.put("Period", period.seconds());
            stat.put("Stat", query.statistic());
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("Id", query.id());
            whole.put("MetricStat", stat);
            return whole;
        }).toList();
    }

    private static Map<String, String> dimension(Map.Entry<String, String> entry) {
        Map<String, String> dimension = new LinkedHashMap<>();
        dimension.put("Name", entry.getKey());
        dimension.put("Value", entry.getValue());
        return dimension;
    }
}
