package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenario;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** A bundle that somebody made with the {@code aws} command and zip alone: what each call printed in a file, and a manifest that lists them. */
@Timeout(120)
class BundleByHandTest {

    private static final String API = "q7r8s9t0u1";
    private static final String URL = "https://" + API + ".execute-api.us-east-1.amazonaws.com/prod/reports/17";
    private static final Scenario SCENARIO = Scenarios.byId("raised-never-deployed");

    @TempDir
    private static Path folder;
    private static List<Call> calls = List.of();

    /**
     * One call as the manifest lists it, and as it was typed.
     *
     * @param parameters as JSON, by the names of AWS's service model
     * @param options those of the command; {@code FILE} stands where the command writes its answer itself
     */
    private record Call(String service, String operation, String parameters, String options, int number) {

        String file() {
            return String.format(Locale.ROOT, "calls/%04d.json", number);
        }

        String line(Instant at) {
            return """
                   {"service": "%s", "operation": "%s", "region": "us-east-1", "parameters": %s,
                    "outcome": "ok", "file": "%s", "at": "%s"}"""
                    .formatted(service, operation, parameters, file(), at);
        }
    }

    private record Ran(int status, String out) {}

    @BeforeAll
    static void collect() throws Exception {
        assumeTrue(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "aws"))), "The aws command is not on the PATH");
        long now = Instant.now().toEpochMilli();
        String api = "{\"restApiId\": \"" + API + "\"}";
        String ofApi = " --rest-api-id " + API;
        String log = "API-Gateway-Execution-Logs_" + API + "/prod";
        List<String[]> typed = List.of(
                new String[]{"apigateway", "GetRestApi", api, "get-rest-api" + ofApi},
                new String[]{"apigateway", "GetResources",
                        "{\"restApiId\": \"" + API + "\", \"embed\": [\"methods\"]}",
                        "get-resources --embed methods" + ofApi},
                new String[]{"apigateway", "GetStage", "{\"restApiId\": \"" + API + "\", \"stageName\": \"prod\"}",
                        "get-stage --stage-name prod" + ofApi},
                new String[]{"apigateway", "GetExport",
                        "{\"restApiId\": \"" + API + "\", \"stageName\": \"prod\", \"exportType\": \"oas30\","
                                + " \"parameters\": {\"extensions\": \"integrations\"}}",
                        "get-export --stage-name prod --export-type oas30 --parameters extensions=integrations" + ofApi
                                + " FILE"},
                new String[]{"apigateway", "GetDeployments", api, "get-deployments" + ofApi},
                new String[]{"lambda", "GetFunction", "{\"FunctionName\": \"build-report\"}",
                        "get-function --function-name build-report"},
                new String[]{"service-quotas", "GetServiceQuota",
                        "{\"ServiceCode\": \"apigateway\", \"QuotaCode\": \"L-E5AE38E3\"}",
                        "get-service-quota --service-code apigateway --quota-code L-E5AE38E3"},
                new String[]{"logs", "FilterLogEvents",
                        "{\"logGroupName\": \"" + log + "\", \"startTime\": " + (now - 10_800_000) + ", \"endTime\": "
                                + now + "}",
                        "filter-log-events --log-group-name " + log + " --start-time " + (now - 10_800_000)
                                + " --end-time " + now});
        Files.createDirectories(folder.resolve("calls"));
        List<Call> made = new ArrayList<>();
        for (String[] each : typed) {
            made.add(new Call(each[0], each[1], each[2], each[3], made.size() + 1));
        }
        calls = List.copyOf(made);
        try (Lab lab = Lab.start(LabOptions.of(SCENARIO));
                ExecutorService atOnce = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> each : atOnce.invokeAll(
                    calls.stream().map(call -> (Callable<String>) () -> run(call, lab)).toList())) {
                assertEquals("", each.get());
            }
        }
    }

    /** What it says where it fails; its answer goes into its file, as by {@code > calls/0001.json}. */
    private static String run(Call call, Lab lab) throws IOException, InterruptedException {
        Path file = folder.resolve(call.file());
        boolean writes = call.options().endsWith("FILE");
        List<String> words = new ArrayList<>(List.of("aws", call.service()));
        words.addAll(List.of(call.options().replace("FILE", file.toString()).split(" ")));
        words.addAll(List.of("--output", "json"));
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(
                writes ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(file.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment()
                .putAll(Map.of("AWS_ENDPOINT_URL", lab.endpoint().toString(), "AWS_ACCESS_KEY_ID", "lab",
                        "AWS_SECRET_ACCESS_KEY", "lab", "AWS_DEFAULT_REGION", "us-east-1", "AWS_CONFIG_FILE", "/none",
                        "AWS_SHARED_CREDENTIALS_FILE", "/none", "AWS_EC2_METADATA_DISABLED", "true", "AWS_PAGER", ""));
        Process process = builder.start();
        process.getOutputStream().close();
        String error = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return process.waitFor() == 0 ? "" : call.operation() + ": " + error;
    }

    private static String zipped(String name, List<Call> some) throws IOException {
        Instant at = Instant.now();
        String manifest = """
                          {"format": "timeout-doctor-bundle", "version": 1, "collectedAt": "%s", "collector": "by hand",
                           "account": "123456789012", "region": "us-east-1", "masked": false,
                           "symptom": {"url": "%s", "method": "GET"},
                           "calls": [%s]}"""
                .formatted(at, URL, String.join(",\n", some.stream().map(call -> call.line(at)).toList()));
        Path zip = folder.resolve(name);
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("manifest.json"));
            out.write(manifest.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            for (Call call : some) {
                out.putNextEntry(new ZipEntry(call.file()));
                Files.copy(folder.resolve(call.file()), out);
            }
        }
        return zip.toString();
    }

    private static Ran diagnosed(String bundle, String format) {
        String none = folder.resolve("none").toString();
        Map<String, String> environment = Map.of("AWS_CONFIG_FILE", none, "AWS_SHARED_CREDENTIALS_FILE", none);
        CommandLine line = Launcher.commandLine(new Composition(new StateDirectory(folder), environment),
                new Properties(), environment);
        StringWriter out = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
        return new Ran(line.execute("diagnose", "--bundle", bundle, "--format", format), out.toString());
    }

    @Test
    void eightCallsByHandGiveTheLabsRootCause() throws IOException {
        Ran ran = diagnosed(zipped("evidence.zip", calls), "json");
        assertEquals(SCENARIO.cause(),
                JsonMapper.shared().readTree(ran.out()).path("rootCauses").path(0).asString(""), ran.out());
    }

    @Test
    void halfOfThemLeaveTheRestUnknownWithTheCommandsThatFillIt() throws IOException {
        List<Call> half = calls.stream().filter(call -> call.number() % 2 == 1).toList();
        Ran ran = diagnosed(zipped("half.zip", half), "text");
        assertEquals(ExitCode.COULD_NOT, ran.status(), ran.out());
        List<String> notNamed = Stream.of("aws apigateway get-export", "aws apigateway get-resources",
                "aws logs filter-log-events").filter(command -> !ran.out()
                        .contains(command)).toList();
        assertEquals(List.of(), notNamed, ran.out());
        assertTrue(!ran.out().contains("aws apigateway get-stage "), ran.out());
    }
}
