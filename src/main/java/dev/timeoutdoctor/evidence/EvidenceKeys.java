package dev.timeoutdoctor.evidence;

import java.util.List;

/** Every piece of evidence that there is. */
public final class EvidenceKeys {

    /** What the caller saw: entered by a person or measured by the program. */
    public static final EvidenceKey<Symptom> SYMPTOM = new EvidenceKey<>("symptom", Symptom.class);
    /** Which API, stage and method is examined. */
    public static final EvidenceKey<Route> ROUTE = new EvidenceKey<>("route", Route.class);
    /** The function that a bundle names for a method whose settings it does not hold. */
    public static final EvidenceKey<NamedFunction> NAMED_FUNCTION = new EvidenceKey<>("named-function",
            NamedFunction.class);
    public static final EvidenceKey<RestApi> REST_API = new EvidenceKey<>("rest-api", RestApi.class);
    /** The routes of an HTTP or WebSocket API as last edited. */
    public static final EvidenceKey<ApiRoutes> API_ROUTES = new EvidenceKey<>("api-routes", ApiRoutes.class);
    /** The integrations of an HTTP or WebSocket API as last edited. */
    public static final EvidenceKey<ApiIntegrations> API_INTEGRATIONS = new EvidenceKey<>("api-integrations",
            ApiIntegrations.class);
    /** All methods with their integrations as last edited: not what the stage serves. */
    public static final EvidenceKey<ApiDefinition> WORKING_COPY = new EvidenceKey<>("working-copy",
            ApiDefinition.class);
    /** All methods with their integrations as the stage serves them. */
    public static final EvidenceKey<ApiDefinition> DEPLOYED_SNAPSHOT = new EvidenceKey<>("deployed-snapshot",
            ApiDefinition.class);
    public static final EvidenceKey<Stage> STAGE = new EvidenceKey<>("stage", Stage.class);
    public static final EvidenceKey<Deployments> DEPLOYMENTS = new EvidenceKey<>("deployments", Deployments.class);
    public static final EvidenceKey<GatewayAccount> GATEWAY_ACCOUNT = new EvidenceKey<>("gateway-account",
            GatewayAccount.class);
    public static final EvidenceKey<GatewayResponses> GATEWAY_RESPONSES = new EvidenceKey<>("gateway-responses",
            GatewayResponses.class);
    /** Quota L-E5AE38E3 as applied to this account and Region; absent where the default holds. */
    public static final EvidenceKey<Quota> APPLIED_TIMEOUT_QUOTA = new EvidenceKey<>("applied-timeout-quota",
            Quota.class);
    /** Quota L-E5AE38E3 as AWS gives it to everybody. */
    public static final EvidenceKey<Quota> DEFAULT_TIMEOUT_QUOTA = new EvidenceKey<>("default-timeout-quota",
            Quota.class);
    /** Quota L-8A5B8E43 as applied; asked for only where the timeout quota was raised. */
    public static final EvidenceKey<Quota> APPLIED_THROTTLE_QUOTA = new EvidenceKey<>("applied-throttle-quota",
            Quota.class);
    /** Quota L-8A5B8E43 as AWS gives it to everybody in the Region. */
    public static final EvidenceKey<Quota> DEFAULT_THROTTLE_QUOTA = new EvidenceKey<>("default-throttle-quota",
            Quota.class);
    public static final EvidenceKey<RegionTraffic> REGION_TRAFFIC = new EvidenceKey<>("region-traffic",
            RegionTraffic.class);
    public static final EvidenceKey<GatewayMetrics> GATEWAY_METRICS = new EvidenceKey<>("gateway-metrics",
            GatewayMetrics.class);
    public static final EvidenceKey<LogLines> EXECUTION_LOG = new EvidenceKey<>("execution-log", LogLines.class);
    /** The canary's own execution log: the calls that it took, whether or not they stand in the stage's too. */
    public static final EvidenceKey<LogLines> CANARY_EXECUTION_LOG = new EvidenceKey<>("canary-execution-log",
            LogLines.class);
    public static final EvidenceKey<FunctionConfiguration> FUNCTION = new EvidenceKey<>("function",
            FunctionConfiguration.class);
    public static final EvidenceKey<FunctionConcurrency> FUNCTION_CONCURRENCY = new EvidenceKey<>(
            "function-concurrency", FunctionConcurrency.class);
    public static final EvidenceKey<FunctionPolicy> FUNCTION_POLICY = new EvidenceKey<>("function-policy",
            FunctionPolicy.class);
    public static final EvidenceKey<FunctionMetrics> FUNCTION_METRICS = new EvidenceKey<>("function-metrics",
            FunctionMetrics.class);
    /** The {@code REPORT} lines of the function's log. */
    public static final EvidenceKey<FunctionReports> FUNCTION_REPORTS = new EvidenceKey<>("function-reports",
            FunctionReports.class);

    public static final EvidenceKey<VpcLink> VPC_LINK = new EvidenceKey<>("vpc-link", VpcLink.class);
    /** The load balancer behind the VPC link, or at the integration's address. */
    public static final EvidenceKey<LoadBalancer> LOAD_BALANCER = new EvidenceKey<>("load-balancer",
            LoadBalancer.class);
    public static final EvidenceKey<LoadBalancerAttributes> LOAD_BALANCER_ATTRIBUTES = new EvidenceKey<>(
            "load-balancer-attributes", LoadBalancerAttributes.class);
    public static final EvidenceKey<Listeners> LISTENERS = new EvidenceKey<>("listeners", Listeners.class);
    /** The rules of the listener that the integration calls; only application load balancers have any. */
    public static final EvidenceKey<ListenerRules> LISTENER_RULES = new EvidenceKey<>("listener-rules",
            ListenerRules.class);
    public static final EvidenceKey<TargetGroups> TARGET_GROUPS = new EvidenceKey<>("target-groups",
            TargetGroups.class);
    public static final EvidenceKey<TargetGroupAttributes> TARGET_GROUP_ATTRIBUTES = new EvidenceKey<>(
            "target-group-attributes", TargetGroupAttributes.class);
    public static final EvidenceKey<TargetHealth> TARGET_HEALTH = new EvidenceKey<>("target-health",
            TargetHealth.class);
    public static final EvidenceKey<LoadBalancerMetrics> LOAD_BALANCER_METRICS = new EvidenceKey<>(
            "load-balancer-metrics", LoadBalancerMetrics.class);
    /** The function's, or all of the load balancer's VPC. */
    public static final EvidenceKey<SecurityGroups> SECURITY_GROUPS = new EvidenceKey<>("security-groups",
            SecurityGroups.class);
    /** The function's, or all of the load balancer's VPC. */
    public static final EvidenceKey<Subnets> SUBNETS = new EvidenceKey<>("subnets", Subnets.class);
    /** Those of the load balancer's VPC, the targets' among them. */
    public static final EvidenceKey<NetworkInterfaces> NETWORK_INTERFACES = new EvidenceKey<>("network-interfaces",
            NetworkInterfaces.class);
    /** Those of the function's VPC. */
    public static final EvidenceKey<RouteTables> ROUTE_TABLES = new EvidenceKey<>("route-tables", RouteTables.class);
    /** Those of the function's VPC. */
    public static final EvidenceKey<NatGateways> NAT_GATEWAYS = new EvidenceKey<>("nat-gateways", NatGateways.class);
    /** Those of the function's VPC. */
    public static final EvidenceKey<VpcEndpoints> VPC_ENDPOINTS = new EvidenceKey<>("vpc-endpoints",
            VpcEndpoints.class);
    /** Those of the function's VPC, or of the load balancer's. */
    public static final EvidenceKey<NetworkAcls> NETWORK_ACLS = new EvidenceKey<>("network-acls", NetworkAcls.class);
    /** The alias by which the route calls the function. */
    public static final EvidenceKey<FunctionAlias> FUNCTION_ALIAS = new EvidenceKey<>("function-alias",
            FunctionAlias.class);
    /** The function as it is edited, where the route calls a version or an alias of it. */
    public static final EvidenceKey<FunctionConfiguration> LATEST_FUNCTION = new EvidenceKey<>("latest-function",
            FunctionConfiguration.class);
    public static final EvidenceKey<FunctionVersions> FUNCTION_VERSIONS = new EvidenceKey<>("function-versions",
            FunctionVersions.class);
    public static final EvidenceKey<ProvisionedConcurrency> PROVISIONED_CONCURRENCY = new EvidenceKey<>(
            "provisioned-concurrency", ProvisionedConcurrency.class);
    public static final EvidenceKey<LambdaAccount> LAMBDA_ACCOUNT = new EvidenceKey<>("lambda-account",
            LambdaAccount.class);
    public static final EvidenceKey<EventInvokeConfig> EVENT_INVOKE_CONFIG = new EvidenceKey<>("event-invoke-config",
            EventInvokeConfig.class);
    public static final EvidenceKey<Tags> FUNCTION_TAGS = new EvidenceKey<>("function-tags", Tags.class);
    /** Lines of the function's log that speak of errors that this program knows. */
    public static final EvidenceKey<LogLines> FUNCTION_ERRORS = new EvidenceKey<>("function-errors", LogLines.class);
    public static final EvidenceKey<Authorizers> AUTHORIZERS = new EvidenceKey<>("authorizers", Authorizers.class);
    public static final EvidenceKey<CacheMetrics> CACHE_METRICS = new EvidenceKey<>("cache-metrics",
            CacheMetrics.class);
    /** Lines of the stage's access log, in the stage's own format. */
    public static final EvidenceKey<LogLines> ACCESS_LOG = new EvidenceKey<>("access-log", LogLines.class);
    /** Lines of the canary's own access log, in the stage's format: the calls that it took, whether or not the stage's has them too. */
    public static final EvidenceKey<LogLines> CANARY_ACCESS_LOG = new EvidenceKey<>("canary-access-log",
            LogLines.class);
    /** Everything that the execution log holds of a few failed requests. */
    public static final EvidenceKey<LogLines> FAILED_REQUESTS = new EvidenceKey<>("failed-requests", LogLines.class);
    public static final EvidenceKey<TraceSummaries> TRACE_SUMMARIES = new EvidenceKey<>("trace-summaries",
            TraceSummaries.class);
    public static final EvidenceKey<Traces> TRACES = new EvidenceKey<>("traces", Traces.class);
    /** Requests to raise quota L-E5AE38E3. */
    public static final EvidenceKey<QuotaRequests> QUOTA_REQUESTS = new EvidenceKey<>("quota-requests",
            QuotaRequests.class);

    private static final List<EvidenceKey<?>> ALL = List.of(SYMPTOM, ROUTE, NAMED_FUNCTION, REST_API, API_ROUTES,
            API_INTEGRATIONS, WORKING_COPY, DEPLOYED_SNAPSHOT,
            STAGE,
            DEPLOYMENTS, GATEWAY_ACCOUNT, GATEWAY_RESPONSES, APPLIED_TIMEOUT_QUOTA, DEFAULT_TIMEOUT_QUOTA,
            APPLIED_THROTTLE_QUOTA,
            DEFAULT_THROTTLE_QUOTA, REGION_TRAFFIC,
            GATEWAY_METRICS,
            EXECUTION_LOG, CANARY_EXECUTION_LOG, FUNCTION, FUNCTION_CONCURRENCY, FUNCTION_POLICY, FUNCTION_METRICS,
            FUNCTION_REPORTS,
            VPC_LINK, LOAD_BALANCER, LOAD_BALANCER_ATTRIBUTES, LISTENERS, LISTENER_RULES, TARGET_GROUPS,
            TARGET_GROUP_ATTRIBUTES, TARGET_HEALTH, LOAD_BALANCER_METRICS, SECURITY_GROUPS, SUBNETS,
            NETWORK_INTERFACES, ROUTE_TABLES, NAT_GATEWAYS, VPC_ENDPOINTS, NETWORK_ACLS,
            FUNCTION_ALIAS,
            LATEST_FUNCTION, FUNCTION_VERSIONS, PROVISIONED_CONCURRENCY, LAMBDA_ACCOUNT, EVENT_INVOKE_CONFIG,
            FUNCTION_TAGS, FUNCTION_ERRORS, AUTHORIZERS, CACHE_METRICS, ACCESS_LOG, CANARY_ACCESS_LOG, FAILED_REQUESTS,
            TRACE_SUMMARIES, TRACES, QUOTA_REQUESTS);

    private EvidenceKeys() {}

    /** Every key, in the order in which evidence is shown. */
    public static List<EvidenceKey<?>> all() {
        return ALL;
    }
}
