package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script that a customer runs: short, reading only, and its zip is diagnosed like any other. */
@Timeout(660)
class CollectScriptTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/it's";

    @TempDir
    private Path directory;

    private record Ran(int status, String output) {}

    private Ran run(List<String> command, String endpoint) throws IOException, InterruptedException {
        return run(command, endpoint, java.util.Map.of());
    }

    private Ran run(List<String> command, String endpoint, java.util.Map<String, String> more)
            throws IOException, InterruptedException {
        Path output = directory.resolve("output.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(java.util.Map.of("AWS_ENDPOINT_URL", endpoint, "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test"));
        builder.environment().putAll(more);
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(10, TimeUnit.MINUTES), "still running");
        } finally {
            process.destroyForcibly();
        }
        return new Ran(process.exitValue(), Files.readString(output));
    }

    private static void needs(String... commands) {
        List<String> path = Arrays
                .asList(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator));
        for (String command : commands) {
            assumeTrue(path.stream().anyMatch(folder -> Files.isExecutable(Path.of(folder, command))),
                    command + " is not on the PATH");
        }
    }

    private Path script(String url, String method) throws IOException {
        return Files.writeString(directory.resolve("collect.sh"),
                CollectScript.of(url, method, CollectScript.Settings.usual()),
                StandardCharsets.UTF_8);
    }

    @Test
    void itIsShortAndCallsNothingThatChangesAnything() {
        String script = CollectScript.of(URL, "POST", CollectScript.Settings.usual());
        assertTrue(script.lines().count() < 300, () -> script.lines().count() + " lines");
        List<String> operations = Pattern.compile("(?m)(?:^ *ask [a-z0-9-]+ \\w+|\\$\\(value [a-z0-9]+) ([a-z-]+)")
                .matcher(script)
                .results().map((MatchResult each) -> each.group(1)).distinct()
                .filter(each -> !each.matches("(get|batch-get|list|describe|filter|export)-.*")).toList();
        assertEquals(List.of(), operations);
        TreeSet<String> commands = Pattern.compile("(?m)(?:^ *|[(;] *|&& |\\|\\| |then )([a-z][a-z0-9]+)(?= [^=(])")
                .matcher(script).results().map(each -> each.group(1)).collect(Collectors.toCollection(TreeSet::new));
        assertTrue(commands.contains("aws") && commands.contains("zip"), commands.toString());
        for (String other : List.of("curl", "jq", "python", "sed", "awk", "rm", "mv", "eval", "sudo")) {
            assertTrue(!commands.contains(other), other);
        }
    }

    @Test
    void bashReadsItAndTheRequestIsQuoted() throws Exception {
        needs("bash");
        Path script = script(URL, "POST");
        assertEquals(new Ran(0, ""), run(List.of("bash", "-n", script.toString()), ""));
        assertTrue(Files.readString(script).contains("prod/it'\\''s'"));
    }

    @Test
    void withoutARequestItSaysHowItIsUsed() throws Exception {
        needs("bash");
        Ran ran = run(List.of("bash", script("", "").toString()), "");
        assertEquals(2, ran.status(), ran.output());
        assertTrue(ran.output().contains("Usage: bash collect.sh URL"), ran.output());
    }

    @Test
    void whatItCollectsFromTheLabIsDiagnosed() throws Exception {
        needs("bash", "zip", "aws");
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("no-way-out")))) {
            Ran ran = run(List.of("bash", script(lab.requestUri().toString(), lab.requestMethod()).toString()),
                    lab.endpoint().toString());
            assertEquals(0, ran.status(), ran.output());
            Session session = LabEvidence.examined(directory.resolve("timeout-evidence.zip"));
            assertEquals(List.of("function-no-egress", "backend-slower-than-limit", "function-outlives-gateway"),
                    session.examination().orElseThrow().diagnosis().rootCauses(), ran.output());
            assertEquals(List.of(), Stream
                    .of(EvidenceKeys.TRACES, EvidenceKeys.FAILED_REQUESTS, EvidenceKeys.SECURITY_GROUPS,
                            EvidenceKeys.SUBNETS, EvidenceKeys.ROUTE_TABLES, EvidenceKeys.NAT_GATEWAYS,
                            EvidenceKeys.VPC_ENDPOINTS, EvidenceKeys.NETWORK_ACLS)
                    .filter(key -> session.evidence().get(key).seen().isEmpty())
                    .map(key -> key + " " + session.evidence().get(key)).toList(), ran.output());
        }
    }

    /** An account with an API whose name is not ASCII, and whose function is somebody else's. */
    private static final String AWS = """
                                      #!/usr/bin/env bash
                                      echo "$*" >>calls.txt
                                      case "$*" in
                                        *"--query Account "*) echo 123456789012 ;;
                                        *"--query name "*) echo 'Bestellungen-Ü "x"' ;;
                                        *"methodIntegration.uri"*) echo arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:999999999999:function:orders/invocations ;;
                                        *"--output text"*) echo None ;;
                                        *) echo '{}' ;;
                                      esac
                                      """;

    private java.util.Map<String, String> withStub() throws IOException {
        Path stub = Files.writeString(directory.resolve("aws"), AWS);
        assertTrue(stub.toFile().setExecutable(true));
        return java.util.Map.of("PATH", directory + java.io.File.pathSeparator + System.getenv("PATH"), "ANSWER",
                "answer.txt", "TOOK", "29.034");
    }

    @Test
    void itAsksUnderTrueNamesAndTellsTheAnswer() throws Exception {
        needs("bash", "zip");
        Files.writeString(directory.resolve("answer.txt"),
                "HTTP/1.1 100 Continue\r\n\r\nHTTP/2 504\r\nx-amz-apigw-id: X=\r\n\r\n{\"message\": \"Endpoint request timed out\"}");
        List<String> command = List.of("bash", script(URL, "POST").toString());
        Ran ran = run(command, "", withStub());
        assertEquals(0, ran.status(), ran.output());
        String calls = Files.readString(directory.resolve("calls.txt"));
        assertTrue(calls.contains("{\"Name\": \"ApiName\", \"Value\": \"Bestellungen- \\\"x\\\"\"}"), calls);
        assertTrue(calls.contains("lambda get-function-configuration --cli-input-json {\"FunctionName\": "
                + "\"arn:aws:lambda:eu-west-1:999999999999:function:orders\"} --region eu-west-1"), calls);
        assertTrue(!calls.contains("/aws/lambda/orders"), calls);
        String manifest = Files.readString(directory.resolve("timeout-evidence/manifest.json"));
        assertTrue(manifest.contains("\"status\": 504, \"headers\": {\"x-amz-apigw-id\": \"X=\"}, \"body\": "
                + "\"{\\\"message\\\": \\\"Endpoint request timed out\\\"}\", \"elapsedMillis\": 29034}"), manifest);
    }

    @Test
    void whatIsHereFromAnotherTimeIsNeverSent() throws Exception {
        needs("bash");
        Files.createDirectories(directory.resolve("timeout-evidence/calls"));
        Ran ran = run(List.of("bash", script(URL, "POST").toString()), "", withStub());
        assertEquals(2, ran.status(), ran.output());
        assertTrue(ran.output().contains("move it away first"), ran.output());
    }

    @Test
    void whatTheCommandLineSaysStandsInTheScript() {
        String script = CollectScript.of(URL, "POST",
                new CollectScript.Settings("it's me", "eu-west-1", "", java.time.Duration.ofHours(24)));
        assertTrue(script.contains("export AWS_PROFILE='it'\\''s me'\nexport AWS_REGION='eu-west-1'\n"), script);
        assertTrue(script.contains("\nsince=86400 "), script);
    }
}
