package dev.timeoutdoctor.fix;

import java.util.Optional;
import java.util.Set;

/** The kinds of change; their ids are those that findings name as cures, where a finding can. */
public enum ChangeKind {
    /** Settings of a REST API's integration, above all its timeout. */
    INTEGRATION("integration-timeout"),
    /** A function's timeout and memory. */
    FUNCTION("function"),
    /** The integration timeout of an HTTP or WebSocket API's route. */
    HTTP_INTEGRATION("http-integration-timeout"),
    /** A request to AWS for a longer integration timeout: quota L-E5AE38E3. */
    TIMEOUT_QUOTA("timeout-quota"),
    /** How many calls a function may work on at once, kept free for it. */
    RESERVED_CONCURRENCY("reserved-concurrency"),
    /** Copies of a function that are kept started. */
    PROVISIONED_CONCURRENCY("provisioned-concurrency"),
    /** A function's timeout and memory in a new version, to which the alias is led that is called. */
    FUNCTION_VERSION("function-version"),
    /** The version that an alias points to. */
    ALIAS("alias"),
    /** A Lambda integration that does not wait for the answer. */
    ASYNC_EVENT("async-event"),
    /** An HTTP API's route that hands the request to a queue, an event bus or a state machine. */
    ASYNC_SERVICE("async-service"),
    /** An integration that streams its response. */
    STREAMING("response-streaming"),
    /** What becomes of a stage's canary. */
    CANARY("canary"),
    /** An earlier deployment, served again. */
    ROLLBACK("rollback"),
    /** The VPC link that an integration uses. */
    VPC_LINK("vpc-link"),
    /** Whether a load balancer sends requests to targets in other zones. */
    CROSS_ZONE("cross-zone"),
    /** How a target group finds out which targets are healthy. */
    HEALTH_CHECK("health-check"),
    /** Whether a Network Load Balancer applies its security groups to what comes through PrivateLink. */
    PRIVATE_LINK_RULES("private-link-rules"),
    /** A rule that lets traffic in; by hand. */
    SECURITY_GROUP("security-group"),
    /** Retries and the dead-letter destination of asynchronous calls. */
    EVENT_INVOKE("event-invoke-config"),
    /** Alarms on latency and errors. */
    ALARMS("alarms"),
    /** An access log that tells gateway, authorizer and backend apart. */
    ACCESS_LOG("access-log"),
    /** Tracing with AWS X-Ray. */
    TRACING("tracing"),
    /** A stage's response cache. */
    CACHING("caching"),
    /** A CloudWatch dashboard of the API. */
    DASHBOARD("dashboard"),
    /** A new deployment of an HTTP or WebSocket API to a stage. */
    HTTP_DEPLOYMENT("http-deployment"),
    /** A new deployment to a stage. */
    DEPLOYMENT("deployment"),
    /** What takes earlier changes back. */
    UNDO("undo");

    private static final Set<ChangeKind> WATCHING = Set.of(ALARMS, ACCESS_LOG, TRACING, DASHBOARD,
            TIMEOUT_QUOTA);

    private final String id;

    ChangeKind(String id) {
        this.id = id;
    }

    /** Whether a request can show what it does: whatever only watches, or asks AWS, is not seen from outside. */
    public boolean isMeasured() {
        return !WATCHING.contains(this);
    }

    /** Whether it publishes what is edited, whoever edited it. */
    public boolean isDeployment() {
        return this == DEPLOYMENT || this == HTTP_DEPLOYMENT;
    }

    /** The members that such a change gives other values; empty where it makes things anew, or whatever AWS lets patch. */
    Optional<Set<String>> changes() {
        return switch (this) {
            case INTEGRATION, ALARMS, DASHBOARD -> Optional.empty();
            case FUNCTION -> Optional.of(Set.of("Timeout", "MemorySize"));
            case HTTP_INTEGRATION -> Optional.of(Set.of("TimeoutInMillis"));
            case TIMEOUT_QUOTA -> Optional.of(Set.of("DesiredValue"));
            case RESERVED_CONCURRENCY -> Optional.of(Set.of("ReservedConcurrentExecutions"));
            case PROVISIONED_CONCURRENCY -> Optional.of(Set.of("RequestedProvisionedConcurrentExecutions"));
            case FUNCTION_VERSION -> Optional.of(Set.of("Timeout", "MemorySize", "FunctionVersion"));
            case ALIAS -> Optional.of(Set.of("FunctionVersion", "RoutingConfig"));
            case ASYNC_EVENT -> Optional.of(Set.of("type", "requestParameters", "requestTemplates",
                    "passthroughBehavior", "timeoutInMillis", "statusCode", "selectionPattern", "responseParameters",
                    "responseTemplates", "responseModels", "contentHandling"));
            case ASYNC_SERVICE -> Optional.of(Set.of("Target"));
            case STREAMING -> Optional.of(Set.of("uri", "responseTransferMode", "timeoutInMillis"));
            case CANARY -> Optional.of(Set.of("deploymentId", "variables", "canarySettings"));
            case ROLLBACK -> Optional.of(Set.of("deploymentId", "DeploymentId"));
            case VPC_LINK -> Optional.of(Set.of("connectionId", "ConnectionId", "uri", "variables"));
            case CROSS_ZONE -> Optional.of(Set.of("load_balancing.cross_zone.enabled"));
            case HEALTH_CHECK -> Optional.of(Set.of("HealthCheckEnabled", "HealthCheckProtocol", "HealthCheckPort",
                    "HealthCheckPath", "HealthCheckIntervalSeconds", "HealthCheckTimeoutSeconds",
                    "HealthyThresholdCount", "UnhealthyThresholdCount", "Matcher"));
            case PRIVATE_LINK_RULES -> Optional.of(Set.of("EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic"));
            case EVENT_INVOKE -> Optional.of(
                    Set.of("MaximumRetryAttempts", "MaximumEventAgeInSeconds", "DestinationConfig"));
            case ACCESS_LOG -> Optional.of(Set.of("accessLogSettings", "AccessLogSettings", "logGroupName",
                    "retentionInDays"));
            case TRACING -> Optional.of(Set.of("tracingEnabled"));
            case CACHING -> Optional.of(Set.of("cacheClusterEnabled", "cacheClusterSize", "methodSettings"));
            case HTTP_DEPLOYMENT, DEPLOYMENT, SECURITY_GROUP, UNDO -> Optional.of(Set.of());
        };
    }

    /** The word in the change log. */
    public String id() {
        return id;
    }
}
