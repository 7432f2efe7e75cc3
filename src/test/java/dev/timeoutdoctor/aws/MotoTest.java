package dev.timeoutdoctor.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.IntegrationType;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.lambda.LambdaClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** An emulator that nobody here wrote. Runs where {@code moto_server} and {@code aws} are on the PATH. */
class MotoTest {

    private static final String REGION = "us-east-1";
    private static final String ROLE = "arn:aws:iam::123456789012:role/orders";

    @TempDir
    static Path folder;

    private static Optional<Moto> moto = Optional.empty();
    private static Optional<SdkClients> clients = Optional.empty();
    private static String api = "";
    private static String resource = "";
    private static URI endpoint = URI.create("http://127.0.0.1");
    private static JsonNode subnet = MissingNode.getInstance();
    private static String balancer = "";
    private static String group = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        assumeTrue(Moto.isHere(), "moto_server and aws are not both on the PATH");
        Moto started = Moto.start(folder);
        moto = Optional.of(started);
        endpoint = URI.create(started.endpoint());
        SdkClients made = new SdkClients(Credentials.practice(), Optional.of(endpoint),
                new TimeLimits(Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofMinutes(1)));
        clients = Optional.of(made);
        printed("iam", "create-role", "--role-name", "orders", "--assume-role-policy-document", "{}");
        makeApi(made.changing(Services.API_GATEWAY, REGION));
        makeFunction(made.changing(Services.LAMBDA, REGION));
        putMetric(made.changing(Services.CLOUDWATCH, REGION));
        makeNetwork();
        makeBalancer(made.changing(Services.LOAD_BALANCING, REGION));
    }

    @AfterAll
    static void stop() {
        clients.ifPresent(SdkClients::close);
        moto.ifPresent(Moto::close);
    }

    private static void makeApi(ApiGatewayClient gateway) {
        api = gateway.createRestApi(request -> request.name("orders-api")).id();
        String root = gateway.getResources(request -> request.restApiId(api)).items().getFirst().id();
        resource = gateway.createResource(request -> request.restApiId(api).parentId(root).pathPart("orders")).id();
        gateway.putMethod(request -> request.restApiId(api).resourceId(resource).httpMethod("POST")
                .authorizationType("NONE"));
        gateway.putIntegration(request -> request.restApiId(api).resourceId(resource).httpMethod("POST")
                .type(IntegrationType.HTTP_PROXY).integrationHttpMethod("POST").uri("http://example.com")
                .timeoutInMillis(3_000));
        gateway.createDeployment(request -> request.restApiId(api).stageName("prod"));
    }

    private static void makeFunction(LambdaClient lambda) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("f.py"));
            zip.write("def handler(event, context): pass".getBytes(StandardCharsets.UTF_8));
        }
        lambda.createFunction(request -> request.functionName("orders").runtime("python3.12").handler("f.handler")
                .role(ROLE).timeout(60).code(code -> code.zipFile(SdkBytes.fromByteArray(bytes.toByteArray()))));
    }

    private static void putMetric(CloudWatchClient cloudWatch) {
        MetricDatum latency = MetricDatum.builder().metricName("Latency").value(4_200.0).timestamp(Instant.now())
                .build();
        cloudWatch.putMetricData(request -> request.namespace("AWS/ApiGateway").metricData(latency));
    }

    private static void makeNetwork() {
        subnet = printed("ec2", "describe-subnets").path("Subnets").path(0);
        printed("ec2", "create-nat-gateway", "--subnet-id", subnet.path("SubnetId").asString());
        printed("ec2", "create-vpc-endpoint", "--vpc-id", subnet.path("VpcId").asString(), "--service-name",
                "com.amazonaws.us-east-1.s3");
        printed("ec2", "create-network-interface", "--subnet-id", subnet.path("SubnetId").asString());
    }

    private static void makeBalancer(ElasticLoadBalancingV2Client balancing) {
        balancer = balancing.createLoadBalancer(request -> request.name("orders").type("network")
                .subnets(subnet.path("SubnetId").asString())).loadBalancers().getFirst().loadBalancerArn();
        group = balancing.createTargetGroup(request -> request.name("orders").protocol("TCP").port(80)
                .vpcId(subnet.path("VpcId").asString()).targetType("ip")).targetGroups().getFirst().targetGroupArn();
        balancing.registerTargets(request -> request.targetGroupArn(group)
                .targets(TargetDescription.builder().id("172.31.0.10").port(80).build()));
        balancing.createListener(request -> request.loadBalancerArn(balancer).port(80).protocol("TCP")
                .defaultActions(Action.builder().type("forward").targetGroupArn(group).build()));
    }

    /** What the AWS CLI prints. */
    private static JsonNode printed(String... arguments) {
        return moto.orElseThrow().aws(String.join(" ", arguments));
    }

    private static AwsCall call(String service, String operation, Map<String, ?> parameters) {
        return AwsCall.of(service, operation, REGION, parameters);
    }

    private static Observed<JsonNode> read(String service, String operation, Map<String, ?> parameters) {
        return new SdkAwsReader(clients.orElseThrow(), InstantSource.system(), Texts.english())
                .read(call(service, operation, parameters));
    }

    private static JsonNode seen(Observed<JsonNode> observed) {
        return observed.seen().orElseThrow(() -> new AssertionError(observed.toString()));
    }

    private static Observed<JsonNode> metric(String statistic) {
        Instant now = Instant.now();
        return read("cloudwatch", "GetMetricData", Map.of("StartTime", now.minus(Duration.ofHours(1)).toString(),
                "EndTime", now.plus(Duration.ofMinutes(5)).toString(), "MetricDataQueries",
                List.of(Map.of("Id", "m", "MetricStat", Map.of("Period", 60, "Stat", statistic, "Metric",
                        Map.of("Namespace", "AWS/ApiGateway", "MetricName", "Latency"))))));
    }

    @Test
    void resourcesAreReadWithTheirIntegrations() {
        JsonNode answer = seen(read("apigateway", "GetResources",
                Map.of("restApiId", api, "embed", List.of("methods"))));

        JsonNode orders = answer.path("items").valueStream()
                .filter(item -> item.path("path").asString("").equals("/orders")).findFirst().orElseThrow();
        assertEquals(3_000, orders.path("resourceMethods").path("POST").path("methodIntegration")
                .path("timeoutInMillis").intValue());
    }

    @Test
    void theStageNamesItsDeployment() {
        JsonNode stage = seen(read("apigateway", "GetStage", Map.of("restApiId", api, "stageName", "prod")));
        JsonNode deployments = seen(read("apigateway", "GetDeployments", Map.of("restApiId", api)));

        assertEquals(deployments.path("items").path(0).path("id"), stage.path("deploymentId"));
    }

    @Test
    void theFunctionIsRead() {
        assertEquals(60, seen(read("lambda", "GetFunctionConfiguration", Map.of("FunctionName", "orders")))
                .path("Timeout").intValue());
    }

    @Test
    void aFunctionWithoutPolicyIsAbsent() {
        assertInstanceOf(Observed.Absent.class, read("lambda", "GetPolicy", Map.of("FunctionName", "orders")));
    }

    @Test
    void theIdentityIsRead() {
        assertEquals("123456789012", seen(read("sts", "GetCallerIdentity", Map.of())).path("Account").asString());
    }

    @ParameterizedTest
    @CsvSource({"DescribeSecurityGroups,describe-security-groups", "DescribeSubnets,describe-subnets",
            "DescribeRouteTables,describe-route-tables", "DescribeNatGateways,describe-nat-gateways",
            "DescribeVpcEndpoints,describe-vpc-endpoints", "DescribeNetworkInterfaces,describe-network-interfaces",
            "DescribeNetworkAcls,describe-network-acls"})
    void networksAreReadAsTheCommandLinePrintsThem(String operation, String command)
            throws IOException, InterruptedException {
        JsonNode printed = printed("ec2", command);

        assertTrue(printed.path(printed.propertyNames().iterator().next()).size() > 0);
        assertEquals(printed, seen(read("ec2", operation, Map.of())));
    }

    @Test
    void networksAreFiltered() {
        Map<String, ?> none = Map.of("Filters", List.of(Map.of("Name", "vpc-id", "Values", List.of("vpc-none"))));

        assertEquals(0, seen(read("ec2", "DescribeSubnets", none)).path("Subnets").size());
    }

    @Test
    void aGroupThatDoesNotExistIsAbsent() {
        assertInstanceOf(Observed.Absent.class,
                read("ec2", "DescribeSecurityGroups", Map.of("GroupIds", List.of("sg-00000000000000000"))));
    }

    @Test
    void theWayFromBalancerToTargetIsReadAsTheCommandLinePrintsIt() throws IOException, InterruptedException {
        assertEquals(printed("elbv2", "describe-listeners", "--load-balancer-arn", balancer),
                seen(read("elbv2", "DescribeListeners", Map.of("LoadBalancerArn", balancer))));
        assertEquals(printed("elbv2", "describe-target-groups", "--load-balancer-arn", balancer),
                seen(read("elbv2", "DescribeTargetGroups", Map.of("LoadBalancerArn", balancer))));
        assertEquals(printed("elbv2", "describe-target-health", "--target-group-arn", group),
                seen(read("elbv2", "DescribeTargetHealth", Map.of("TargetGroupArn", group))));
        assertEquals(printed("elbv2", "describe-load-balancer-attributes", "--load-balancer-arn", balancer),
                seen(read("elbv2", "DescribeLoadBalancerAttributes", Map.of("LoadBalancerArn", balancer))));
    }

    @Test
    void aBalancerThatDoesNotExistIsAbsent() {
        assertInstanceOf(Observed.Absent.class,
                read("elbv2", "DescribeLoadBalancers", Map.of("Names", List.of("no-such"))));
    }

    @Test
    void anUnknownApiIsAbsent() {
        assertInstanceOf(Observed.Absent.class, read("apigateway", "GetRestApi", Map.of("restApiId", "nosuchapi1")));
    }

    @Test
    void aQuotaThatTheEmulatorLacksIsAbsent() {
        assertInstanceOf(Observed.Absent.class, read("service-quotas", "GetServiceQuota",
                Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3")));
    }

    @Test
    void averagesAreRead() {
        assertEquals(4_200.0, seen(metric("Average")).path("MetricDataResults").path(0).path("Values").path(0)
                .doubleValue());
    }

    @Test
    void percentilesFailInPlainWords() {
        assertPlainServiceError(metric("p99"));
    }

    @Test
    void anUpdateThatTheEmulatorLacksFailsInPlainWords() {
        assertPlainServiceError(new SdkAwsWriter(clients.orElseThrow(), InstantSource.system(), Texts.english())
                .write(call("apigateway", "UpdateIntegration",
                        Map.of("restApiId", api, "resourceId", resource, "httpMethod", "POST", "patchOperations",
                                List.of(Map.of("op", "replace", "path", "/timeoutInMillis", "value", "10000"))))));
    }

    private static void assertPlainServiceError(Observed<JsonNode> observed) {
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, observed);
        assertEquals(FailureKind.SERVICE_ERROR, failed.kind());
        assertFalse(failed.message().contains("<"), failed.message());
        assertTrue(failed.message().contains("with status 500"), failed.message());
    }
}
