package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A REST API, a function, a stage and an alarm that the real {@code aws} command made in an emulator that nobody here wrote, and
 * {@code diagnose} on them. Runs where {@code moto_server} and {@code aws} are on the PATH.
 */
@Timeout(180)
class MotoJourneyTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_LIMIT = Duration.ofSeconds(40);
    private static Optional<Process> moto = Optional.empty();

    @TempDir
    private static Path folder;
    private String endpoint = "";

    @AfterAll
    static void stop() throws InterruptedException {
        if (moto.isPresent()) {
            moto.get().descendants().forEach(ProcessHandle::destroy);
            moto.get().destroy();
            moto.get().waitFor(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void whatTheEmulatorCannotTellIsUnknownAndNeverGoodOrAStackTrace() throws Exception {
        assumeTrue(onPath("moto_server") && onPath("aws"), "moto_server and aws are not both on the PATH");
        endpoint = "http://127.0.0.1:" + startMoto();
        String url = makeAccount();

        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Launcher.commandLine(
                new Composition(new StateDirectory(folder.resolve("state")),
                        Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test",
                                "AWS_CONFIG_FILE", folder.resolve("none").toString(),
                                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString())),
                System.getProperties(), Map.of());
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int exit = line.execute("diagnose", "--url", url, "--method", "POST", "--endpoint-url", endpoint, "--format",
                "json");

        assertTrue(exit == ExitCode.COULD_NOT || exit == ExitCode.PROBLEMS, exit + err.toString() + out);
        assertFalse((out.toString() + err).contains("\tat "), err.toString());
        JsonNode report = JSON.readTree(out.toString());
        assertEquals("REST", report.path("target").path("apiType").asString());
        assertEquals("/orders", report.path("target").path("resource").asString());
        Map<String, String> verdicts = new TreeMap<>();
        report.path("checks").forEach(check -> verdicts.put(check.path("id").asString(),
                check.path("verdict").asString()));
        // moto's export holds no integrations and it knows no quota of API Gateway: nothing that rests on them is good
        Stream.of("stage-not-redeployed", "integration-timeout-low", "backend-slower-than-limit", "observed-latency",
                "function-outlives-gateway")
                .forEach(id -> assertTrue(List.of("unknown", "problem", "warning").contains(verdicts.get(id)),
                        () -> id + " is " + verdicts.get(id)));
    }

    /** Everything by the real command; the address that would fail. */
    private String makeAccount() throws Exception {
        aws("iam create-role --role-name orders --assume-role-policy-document {}");
        Path code = folder.resolve("code.zip");
        Files.write(code, zip());
        String function = aws("lambda create-function --function-name orders --runtime python3.13 --handler h.h "
                + "--timeout 60 --role arn:aws:iam::123456789012:role/orders --zip-file fileb://" + code)
                .path("FunctionArn").asString();
        String api = aws("apigateway create-rest-api --name orders-api --endpoint-configuration types=REGIONAL")
                .path("id").asString();
        String root = aws("apigateway get-resources --rest-api-id " + api).path("items").path(0).path("id").asString();
        String resource = aws("apigateway create-resource --rest-api-id " + api + " --parent-id " + root
                + " --path-part orders").path("id").asString();
        String method = " --rest-api-id " + api + " --resource-id " + resource + " --http-method POST";
        aws("apigateway put-method" + method + " --authorization-type NONE");
        aws("apigateway put-integration" + method + " --type AWS_PROXY --integration-http-method POST "
                + "--timeout-in-millis 3000 --uri arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/"
                + function + "/invocations");
        aws("apigateway create-deployment --rest-api-id " + api + " --stage-name prod");
        aws("cloudwatch put-metric-alarm --alarm-name slow --namespace AWS/ApiGateway --metric-name IntegrationLatency "
                + "--extended-statistic p99 --period 60 --evaluation-periods 3 --threshold 2400 "
                + "--comparison-operator GreaterThanThreshold --dimensions Name=ApiName,Value=orders-api");
        assertEquals(1, aws("cloudwatch describe-alarms").path("MetricAlarms").size());
        return "https://" + api + ".execute-api.us-east-1.amazonaws.com/prod/orders";
    }

    private static byte[] zip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("h.py"));
            zip.write("def h(event, context): return {}\n".getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private JsonNode aws(String arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of("--endpoint-url", endpoint, "--region", "us-east-1", "--output", "json"));
        Path output = folder.resolve("aws.json");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
        assertEquals(0, builder.start().waitFor(), () -> String.join(" ", command));
        String answer = Files.readString(output);
        return JSON.readTree(answer.isBlank() ? "{}" : answer);
    }

    private static int startMoto() throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process started = new ProcessBuilder("moto_server", "-p", String.valueOf(port)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile()).start();
        moto = Optional.of(started);
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return socket.getPort();
            } catch (IOException notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
                started.waitFor(100, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
