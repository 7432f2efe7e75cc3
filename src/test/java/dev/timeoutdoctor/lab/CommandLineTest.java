package dev.timeoutdoctor.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The real {@code aws} command against the lab; skipped where it is not installed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandLineTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Clients clients = Clients.onLab("raised-never-deployed");

    @BeforeAll
    void needsTheCommand() {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "aws")));
        assumeTrue(found, "The aws command is not on the PATH");
    }

    @AfterAll
    void stopLab() {
        clients.close();
    }

    @Test
    void readsAllThatADiagnosisNeeds() throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        Instant now = Instant.now();
        long from = now.minus(Duration.ofHours(3)).getEpochSecond();
        String api = "--rest-api-id q7r8s9t0u1";
        List<String> commands = List.of("sts get-caller-identity",
                "apigateway get-integration " + api + " --resource-id m4n7p1 --http-method GET",
                "apigateway get-resources " + api + " --embed methods", "apigateway get-stages " + api,
                "apigatewayv2 get-apis", "lambda get-function-configuration --function-name build-report",
                "lambda get-policy --function-name arn:aws:lambda:us-east-1:123456789012:function:build-report",
                "service-quotas get-service-quota --service-code apigateway --quota-code L-E5AE38E3",
                "logs filter-log-events --log-group-name API-Gateway-Execution-Logs_q7r8s9t0u1/prod --max-items 3"
                        + " --filter-pattern timeout",
                "cloudwatch get-metric-data --start-time " + from + " --end-time " + now.getEpochSecond()
                        + " --metric-data-queries [{\"Id\":\"m1\",\"MetricStat\":{\"Metric\":{\"Namespace\":\"AWS/ApiGateway\","
                        + "\"MetricName\":\"IntegrationLatency\",\"Dimensions\":[{\"Name\":\"ApiName\",\"Value\":\"reports-api\"}]},"
                        + "\"Period\":300,\"Stat\":\"Maximum\"}}]");
        List<JsonNode> answers = all(commands);

        assertEquals("123456789012", answers.get(0).path("Account").stringValue());
        assertEquals(29_000, answers.get(1).path("timeoutInMillis").intValue());
        assertEquals(29_000, answers.get(2).at("/items/2/resourceMethods/GET/methodIntegration/timeoutInMillis")
                .intValue());
        assertEquals("7h3v0q", answers.get(3).at("/item/0/deploymentId").stringValue());
        assertEquals("{\"Items\":[]}", answers.get(4).toString());
        assertEquals(25, answers.get(5).path("Timeout").intValue());
        assertTrue(answers.get(6).path("Policy").stringValue().contains("apigateway.amazonaws.com"));
        assertEquals(29_000.0, answers.get(7).at("/Quota/Value").doubleValue());
        assertEquals(3, answers.get(8).path("events").size());
        // the newest five minutes may have begun a moment ago, without a slow call in them
        assertEquals(10_000.0, answers.get(9).at("/MetricDataResults/0/Values").valueStream()
                .mapToDouble(JsonNode::doubleValue).max().orElseThrow());
    }

    @Test
    void changesDeploysAndExports(@TempDir Path folder) throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        String api = "--rest-api-id q7r8s9t0u1";
        Path export = folder.resolve("export.json");

        JsonNode patched = aws("apigateway update-integration " + api + " --resource-id m4n7p1 --http-method GET"
                + " --patch-operations op=replace,path=/timeoutInMillis,value=28000");
        JsonNode deployed = aws("apigateway create-deployment " + api + " --stage-name prod --description raise");
        aws("apigateway get-export " + api
                + " --stage-name prod --export-type oas30 --parameters extensions=integrations " + export);
        JsonNode function = aws("lambda update-function-configuration --function-name build-report --timeout 20");

        assertEquals(28_000, patched.path("timeoutInMillis").intValue());
        assertEquals("raise", deployed.path("description").stringValue());
        assertEquals(28_000, JSON.readTree(Files.readString(export))
                .at("/paths/~1reports~1{id}/get/x-amazon-apigateway-integration/timeoutInMillis").intValue());
        assertEquals(20, function.path("Timeout").intValue());
    }

    @Test
    void queriesLogsAndShowsRefusals() throws Exception {
        clients.lab().switchTo(Scenarios.byId("raised-never-deployed"));
        long now = Instant.now().getEpochSecond();
        JsonNode started = aws("logs start-query --log-group-name /aws/lambda/build-report --start-time "
                + (now - 10_800) + " --end-time " + now + " --query-string",
                "filter @type = \"REPORT\" | stats count() as n");
        JsonNode results = aws("logs get-query-results --query-id " + started.path("queryId").stringValue());
        String refused = run(words("apigateway update-integration --rest-api-id q7r8s9t0u1 --resource-id m4n7p1"
                + " --http-method GET --patch-operations op=replace,path=/timeoutInMillis,value=60000"));

        assertEquals("Complete", results.path("status").stringValue());
        assertTrue(Integer.parseInt(results.at("/results/0/0/value").stringValue()) > 60, results.toString());
        assertTrue(refused.contains("An error occurred (BadRequestException) when calling the UpdateIntegration "
                + "operation: Timeout should be between 50 ms and 29000 ms"), refused);
    }

    @Test
    void readsAnHttpApiAndWhatLiesBehindItsVpcLink(@TempDir Path folder) throws Exception {
        clients.lab().switchTo(Scenarios.byId("change-never-went-live"));
        String export = "apigatewayv2 export-api --api-id w9a1r3e5h7 --specification OAS30 --output-type JSON ";
        List<JsonNode> answers = all(List.of("apigatewayv2 get-integrations --api-id w9a1r3e5h7",
                "apigatewayv2 get-vpc-link --vpc-link-id wh3l5k", export + folder.resolve("latest.json"),
                export + "--stage-name live " + folder.resolve("live.json"), "elbv2 describe-target-groups",
                "ec2 describe-security-groups --filters Name=group-name,Values=warehouse-*",
                "cloudwatch list-metrics --namespace AWS/ApplicationELB --metric-name TargetResponseTime"));
        JsonNode health = aws("elbv2 describe-target-health --target-group-arn "
                + answers.get(4).at("/TargetGroups/0/TargetGroupArn").stringValue());

        assertEquals(30_000, answers.get(0).at("/Items/0/TimeoutInMillis").intValue());
        assertEquals("AVAILABLE", answers.get(1).path("VpcLinkStatus").stringValue());
        String timeout = "/paths/~1shelves/get/x-amazon-apigateway-integration/timeoutInMillis";
        assertEquals(30_000, JSON.readTree(Files.readString(folder.resolve("latest.json"))).at(timeout).intValue());
        assertEquals(5_000, JSON.readTree(Files.readString(folder.resolve("live.json"))).at(timeout).intValue());
        assertEquals(80, answers.get(5).at("/SecurityGroups/1/IpPermissions/0/FromPort").intValue());
        assertTrue(answers.get(6).path("Metrics").size() > 0, answers.get(6).toString());
        assertEquals("healthy", health.at("/TargetHealthDescriptions/0/TargetHealth/State").stringValue());
    }

    @Test
    void readsTheWayOutOfAVpcAndTraces() throws Exception {
        clients.lab().switchTo(Scenarios.byId("no-way-out"));
        long now = Instant.now().getEpochSecond();
        List<JsonNode> answers = all(List.of(
                "ec2 describe-route-tables --filters Name=association.subnet-id,Values=subnet-0a1f3c5e7b9d20a11",
                "ec2 describe-nat-gateways --filter Name=state,Values=available",
                "lambda list-tags --resource arn:aws:lambda:us-east-1:123456789012:function:backoffice-admin",
                "xray get-trace-summaries --max-items 1 --start-time " + (now - 10_800) + " --end-time " + now));
        JsonNode trace = aws(
                "xray batch-get-traces --trace-ids " + answers.get(3).at("/TraceSummaries/0/Id").stringValue());
        String refused = run(words("ec2 describe-subnets --subnet-ids subnet-none"));

        assertEquals("nat-05c7e9a1b3d5f7082", answers.get(0).at("/RouteTables/0/Routes/1/NatGatewayId").stringValue());
        assertEquals("available", answers.get(1).at("/NatGateways/0/State").stringValue());
        assertEquals("backoffice",
                answers.get(2).path("Tags").path("aws:cloudformation:stack-name").stringValue());
        JsonNode document = JSON.readTree(trace.at("/Traces/0/Segments/0/Document").stringValue());
        assertEquals("backoffice-api/prod", document.path("name").stringValue());
        assertTrue(refused.contains("An error occurred (InvalidSubnetID.NotFound) when calling the DescribeSubnets "
                + "operation: The ID 'subnet-none' does not exist"), refused);
    }

    private List<JsonNode> all(List<String> commands) throws Exception {
        try (ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<JsonNode>> running = atOnce
                    .invokeAll(commands.stream().map(command -> (Callable<JsonNode>) () -> aws(command)).toList());
            List<JsonNode> answers = new ArrayList<>();
            for (Future<JsonNode> each : running) {
                answers.add(each.get());
            }
            return answers;
        }
    }

    private JsonNode aws(String command, String... last) throws IOException, InterruptedException {
        List<String> words = words(command);
        words.addAll(List.of(last));
        String output = run(words);
        return JSON.readTree(output.isBlank() ? "{}" : output);
    }

    private static List<String> words(String command) {
        return new ArrayList<>(List.of(command.split(" ")));
    }

    private String run(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment()
                .putAll(Map.of("AWS_ENDPOINT_URL", clients.endpoint().toString(), "AWS_ACCESS_KEY_ID", "lab",
                        "AWS_SECRET_ACCESS_KEY", "lab", "AWS_DEFAULT_REGION", "us-east-1", "AWS_CONFIG_FILE", "/none",
                        "AWS_SHARED_CREDENTIALS_FILE", "/none", "AWS_EC2_METADATA_DISABLED", "true", "AWS_PAGER", "",
                        "AWS_DEFAULT_OUTPUT", "json"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
