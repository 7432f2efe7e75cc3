package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.aws.Moto;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A REST API and an HTTP API that the real {@code aws} command made in an emulator that nobody here wrote, with a function and its
 * alias, a VPC link, a Network Load Balancer with targets, metric data and an alarm; {@code diagnose} and {@code survey} on them. Runs
 * where {@code moto_server} and {@code aws} are on the PATH.
 */
@Timeout(600)
class MotoJourneyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:orders";
    private static Optional<Moto> started = Optional.empty();
    private static String restApi = "";
    private static String httpApi = "";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeAccount() throws Exception {
        assumeTrue(Moto.isHere(), "moto_server and aws are not both on the PATH");
        Moto moto = Moto.start(folder);
        started = Optional.of(moto);
        CompletableFuture<Void> function = CompletableFuture.runAsync(() -> makeFunction(moto));
        CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> makeRestApi(moto));
        httpApi = makeHttpApi(moto);
        restApi = rest.join();
        function.join();
    }

    @AfterAll
    static void stop() {
        if (started.isPresent()) {
            started.get().close();
        }
    }

    private static void makeFunction(Moto moto) {
        Path code = folder.resolve("code.zip");
        try {
            Files.write(code, zip());
        } catch (IOException unwritable) {
            throw new IllegalStateException(unwritable);
        }
        moto.aws("iam create-role --role-name orders --assume-role-policy-document {}");
        moto.aws(
                "lambda create-function --function-name orders --runtime python3.13 --handler h.h --timeout 60 --publish "
                        + "--role arn:aws:iam::123456789012:role/orders --zip-file fileb://" + code);
        moto.aws("lambda create-alias --function-name orders --name live --function-version 1");
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("h.py"));
            zip.write("def h(event, context): return {}\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String makeRestApi(Moto moto) {
        String api = moto.aws("apigateway create-rest-api --name orders-api --endpoint-configuration types=REGIONAL")
                .path("id").asString();
        String root = moto.aws("apigateway get-resources --rest-api-id " + api).path("items").path(0).path("id")
                .asString();
        String resource = moto.aws("apigateway create-resource --rest-api-id " + api + " --parent-id " + root
                + " --path-part orders").path("id").asString();
        String method = " --rest-api-id " + api + " --resource-id " + resource + " --http-method POST";
        moto.aws("apigateway put-method" + method + " --authorization-type NONE");
        moto.aws("apigateway put-integration" + method + " --type AWS_PROXY --integration-http-method POST "
                + "--timeout-in-millis 3000 --uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                + FUNCTION + "/invocations");
        moto.aws("apigateway create-deployment --rest-api-id " + api + " --stage-name prod");
        moto.aws(
                "cloudwatch put-metric-alarm --alarm-name slow --namespace AWS/ApiGateway --metric-name IntegrationLatency "
                        + "--extended-statistic p99 --period 60 --evaluation-periods 3 --threshold 2400 "
                        + "--comparison-operator GreaterThanThreshold --dimensions Name=ApiName,Value=orders-api");
        return api;
    }

    /** GET /orders goes through a VPC link to a load balancer with two targets, POST /orders to the function's alias. */
    private static String makeHttpApi(Moto moto) {
        JsonNode subnets = moto.aws("ec2 describe-subnets").path("Subnets");
        String two = subnets.path(0).path("SubnetId").asString() + " " + subnets.path(1).path("SubnetId").asString();
        String balancer = moto.aws("elbv2 create-load-balancer --name orders-nlb --type network --scheme internal "
                + "--subnets " + two).path("LoadBalancers").path(0).path("LoadBalancerArn").asString();
        String group = moto.aws("elbv2 create-target-group --name orders --protocol TCP --port 80 --target-type ip "
                + "--vpc-id " + subnets.path(0).path("VpcId").asString()).path("TargetGroups").path(0)
                .path("TargetGroupArn").asString();
        moto.aws("elbv2 register-targets --targets Id=172.31.0.10,Port=80 Id=172.31.0.11,Port=80 --target-group-arn "
                + group);
        String listener = moto.aws("elbv2 create-listener --protocol TCP --port 80 --load-balancer-arn " + balancer
                + " --default-actions Type=forward,TargetGroupArn=" + group).path("Listeners").path(0)
                .path("ListenerArn").asString();
        String link = moto.aws("apigatewayv2 create-vpc-link --name orders-link --subnet-ids " + two).path("VpcLinkId")
                .asString();
        String api = moto.aws("apigatewayv2 create-api --name shop --protocol-type HTTP").path("ApiId").asString();
        route(moto, api, "GET", "--integration-type HTTP_PROXY --integration-method ANY --connection-type VPC_LINK "
                + "--payload-format-version 1.0 --timeout-in-millis 5000 --connection-id " + link
                + " --integration-uri " + listener);
        route(moto, api, "POST", "--integration-type AWS_PROXY --payload-format-version 2.0 --integration-uri "
                + FUNCTION + ":live");
        moto.aws("apigatewayv2 create-stage --stage-name $default --auto-deploy --api-id " + api);
        moto.aws("cloudwatch put-metric-data --namespace AWS/ApiGateway --metric-data MetricName=IntegrationLatency,"
                + "Value=4900,Unit=Milliseconds,Dimensions=[{Name=ApiId,Value=" + api + "}]");
        return api;
    }

    private static void route(Moto moto, String api, String method, String integration) {
        String id = moto.aws("apigatewayv2 create-integration --api-id " + api + " " + integration)
                .path("IntegrationId").asString();
        moto.aws("apigatewayv2 create-route --api-id " + api + " --target integrations/" + id + " --route-key",
                method + " /orders");
    }

    @Test
    void whatTheEmulatorCannotTellOfARestApiIsUnknownAndNeverGood() {
        JsonNode report = diagnose("https://" + restApi + ".execute-api.us-east-1.amazonaws.com/prod/orders", "POST");
        assertEquals("REST /orders", target(report));
        // moto's export holds no integrations and it knows no quota of API Gateway: nothing that rests on them is good
        Map<String, String> verdicts = verdicts(report);
        Stream.of("stage-not-redeployed", "integration-timeout-low", "backend-slower-than-limit", "observed-latency",
                "function-outlives-gateway")
                .forEach(id -> assertTrue(List.of("unknown", "problem", "warning").contains(verdicts.get(id)),
                        () -> id + " is " + verdicts.get(id)));
    }

    @Test
    void aWayThroughVpcLinkAndLoadBalancerIsFoundGoodHopByHop() {
        JsonNode report = diagnose("https://" + httpApi + ".execute-api.us-east-1.amazonaws.com/orders", "GET");
        assertEquals("HTTP GET /orders", target(report));
        Map<String, String> verdicts = verdicts(report);
        assertEquals(all("good", "timeout-zero-impossible", "vpc-link-id-wrong", "vpc-link-failed", "vpc-link-inactive",
                "vpc-link-pending", "load-balancer-other-account", "listener-mismatch",
                "load-balancer-security-group-blocks", "targets-unhealthy", "duplicate-work-after-timeout"),
                those(verdicts, "good"));
        assertEquals(all("warning", "logging-off"), those(verdicts, "warning"));
        // moto exports no HTTP API, refuses percentiles and names no zones of targets
        assertUnknown(verdicts, "http-api-not-deployed", "integration-timeout-low", "observed-latency",
                "backend-slower-than-limit", "zone-without-healthy-target",
                "backend-unreachable", "backend-own-504");
    }

    @Test
    void aFunctionsAliasIsFollowedToItsVersionAndWhatMayNotInvokeItIsFound() {
        JsonNode report = diagnose("https://" + httpApi + ".execute-api.us-east-1.amazonaws.com/orders", "POST");
        assertEquals("invoke-permission-missing", report.path("rootCauses").path(0).asString());
        Map<String, String> verdicts = verdicts(report);
        assertEquals(Map.of("invoke-permission-missing", "problem"), those(verdicts, "problem"));
        assertEquals(all("warning", "function-outlives-gateway", "logging-off"), those(verdicts, "warning"));
        assertEquals("good", verdicts.get("alias-points-to-old-version"));
        assertUnknown(verdicts, "http-api-not-deployed", "observed-latency", "function-throttled",
                "request-never-reached-function", "cold-start-exceeds-timeout", "function-memory-starved");
    }

    @Test
    void aSurveyListsEveryIntegrationAndSaysWhatItCouldNotLookAt() {
        Run run = run("survey", "--endpoint-url", started.orElseThrow().endpoint(), "--format", "csv");
        assertEquals(ExitCode.PROBLEMS, run.exit(), run.err());
        Map<String, String> risks = new TreeMap<>();
        run.out().lines().skip(1).map(line -> line.split(",", -1))
                .forEach(cells -> risks.put(cells[5] + " " + cells[7] + " " + cells[8], cells[13]));
        assertEquals(Map.of("orders-api prod POST /orders", "function-outlives not-looked-at",
                "shop $default GET /orders", "lowered not-looked-at",
                "shop $default POST /orders", "function-outlives over-ceiling not-looked-at"), risks);
    }

    private static Map<String, String> all(String verdict, String... checks) {
        Map<String, String> all = new TreeMap<>();
        Stream.of(checks).forEach(id -> all.put(id, verdict));
        return all;
    }

    private static Map<String, String> those(Map<String, String> verdicts, String verdict) {
        Map<String, String> those = new TreeMap<>(verdicts);
        those.values().removeIf(each -> !each.equals(verdict));
        return those;
    }

    private static void assertUnknown(Map<String, String> verdicts, String... checks) {
        Map<String, String> found = new TreeMap<>(verdicts);
        found.keySet().retainAll(List.of(checks));
        assertEquals(all("unknown", checks), found);
    }

    private static String target(JsonNode report) {
        JsonNode target = report.path("target");
        return target.path("apiType").asString() + " " + target.path("resource").asString()
                + target.path("routeKey").asString();
    }

    private static Map<String, String> verdicts(JsonNode report) {
        Map<String, String> verdicts = new TreeMap<>();
        report.path("checks").forEach(check -> verdicts.put(check.path("id").asString(),
                check.path("verdict").asString()));
        return verdicts;
    }

    private static JsonNode diagnose(String url, String method) {
        Run run = run("diagnose", "--url", url, "--method", method, "--endpoint-url",
                started.orElseThrow().endpoint(), "--format", "json");
        assertTrue(run.exit() == ExitCode.COULD_NOT || run.exit() == ExitCode.PROBLEMS, run.toString());
        return JSON.readTree(run.out());
    }

    private record Run(int exit, String out, String err) {}

    private static Run run(String... arguments) {
        Map<String, String> environment = new HashMap<>(Moto.CREDENTIALS);
        environment.put("AWS_CONFIG_FILE", folder.resolve("none").toString());
        environment.put("AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Launcher.commandLine(
                new Composition(new StateDirectory(folder.resolve("state")), environment), System.getProperties(),
                Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute(arguments);
        assertFalse((out + err.toString()).contains("\tat "), err.toString());
        return new Run(exit, out.toString(), err.toString());
    }
}
