package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;

/** {@code diagnose} as it is typed, against the lab. */
@Timeout(120)
class DiagnoseCommandTest {

    private static final String URL = "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders";

    @TempDir
    private static Path folder;
    private static Lab lab;

    private record Said(int exit, String out, String err) {}

    @BeforeAll
    static void startLab() throws IOException {
        lab = Lab.start(LabOptions.of(Scenarios.byId("orders-three-seconds")));
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    @Test
    void aProblemIsPrintedAndEndsWithOne() {
        Said said = diagnose("--url", lab.requestUri().toString(), "--method", "POST");
        assertEquals(1, said.exit());
        assertTrue(said.out().contains("[integration-timeout-low]"), said.out());
    }

    @Test
    void whatThisSetUpLacksTakesOneLine() {
        Said said = diagnose("--url", lab.requestUri().toString(), "--method", "POST");
        assertEquals(1, said.out().lines().filter(line -> line.contains("– Not here")).count(), said.out());
    }

    @Test
    void anotherMethodsTimeoutsAreNoProblemOfThisOne() {
        Said said = diagnose("--url", lab.requestUri().toString(), "--method", "GET");
        assertEquals(0, said.exit(), said.out());
        assertTrue(said.out().contains("No problem was found"), said.out());
    }

    @Test
    void withoutAMethodTheOthersOfThePathAreSaid() {
        Said said = diagnose("--url", lab.requestUri().toString());
        assertEquals("No method was named, so GET was looked at. This path also has POST\n", said.err());
    }

    @Test
    void whereNoCauseIsFoundTheCallersAnswerIsAskedForInEveryFormat() {
        for (String format : List.of("text", "md", "json")) {
            Said said = diagnose("--url", lab.requestUri().toString(), "--method", "GET", "--format", format);
            String words = said.out().replaceAll("\\s+", " ");
            assertTrue(words.contains("Unknown: what the caller saw."), said.out());
            assertTrue(words.contains("--answer FILE"), said.out());
        }
    }

    @Test
    void theCallersAnswerTellsWhoseItWas() throws IOException {
        Path answer = Files.writeString(folder.resolve("answer.txt"),
                "HTTP/1.1 504 Gateway Timeout\r\nServer: harbour-proxy\r\nVia: 1.1 harbour\r\n\r\n<html>late</html>\n");
        Said said = diagnose("--url", lab.requestUri().toString(), "--method", "GET", "--answer", answer.toString(),
                "--took", "10s");
        assertEquals(1, said.exit(), said.out());
        assertTrue(said.out().contains("[answer-not-from-api-gateway]"), said.out());
        assertFalse(said.out().contains("--answer"), said.out());
    }

    @Test
    void anAnswerThatCannotBeReadIsWrongUsage() throws IOException {
        Path text = Files.writeString(folder.resolve("body.txt"), "{\"message\": \"Endpoint request timed out\"}");
        assertEquals(new Said(2, "", text + " does not begin with a status line such as HTTP/1.1 504. Give --answer a"
                + " file that holds what curl -i printed.\n"), diagnose("--url", URL, "--answer", text.toString()));
        assertEquals(new Said(2, "", "--took says how long the caller waited for an answer: give that answer with"
                + " --answer FILE.\n"), diagnose("--url", URL, "--took", "29s"));
    }

    @Test
    void withoutCallsNothingIsConcluded() throws IOException {
        try (Lab fresh = Lab.start(LabOptions.of(Scenarios.byId("orders-three-seconds")));
                ApiGatewayClient client = ApiGatewayClient.builder().endpointOverride(fresh.endpoint())
                        .region(Region.of(fresh.region())).credentialsProvider(StaticCredentialsProvider
                                .create(AwsBasicCredentials.create("practice", "practice")))
                        .build()) {
            client.createDeployment(r -> r.restApiId("a1b2c3d4e5").stageName("prod"));

            Said said = diagnose("--url", fresh.requestUri().toString(), "--method", "POST");

            assertEquals(3, said.exit(), said.out());
            assertTrue(said.out().contains("Nothing can be concluded"), said.out());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsSaidBeforeAnythingIsRead() {
        Path nowhere = folder.resolve("nowhere").resolve("report.txt");
        assertEquals(new Said(2, "", nowhere + " cannot be written, since there is no folder " + nowhere.getParent()
                + ".\n"), diagnose("--url", URL, "--output", nowhere.toString()));
        assertEquals(new Said(2, "", folder + " is a folder; name a file with --output.\n"),
                diagnose("--url", URL, "--output", folder.toString()));
    }

    @Test
    void aReportIsWrittenToTheFile() throws IOException {
        Path file = folder.resolve("report.md");
        Said said = diagnose("--url", lab.requestUri().toString(), "--method", "POST", "--format", "MD", "--output",
                file.toString());
        assertEquals(new Said(1, "", ""), said);
        assertTrue(Files.readString(file).startsWith("# Timeout report: POST /orders"));
    }

    @Test
    void aRegionThatTheUrlContradictsIsRefused() {
        assertEquals(new Said(2, "", "The URL names Region us-east-1 and --region names eu-west-1. Leave --region out,"
                + " or correct the URL.\n"), diagnose("--url", URL, "--region", "eu-west-1"));
    }

    @Test
    void optionsThatMakeNoSenseAreWrongUsage() {
        assertEquals(new Said(2, "", "--endpoint-url takes an http or https address such as http://127.0.0.1:5000, not"
                + " ftp://x.\n"), diagnose("--url", URL, "--endpoint-url", "ftp://x"));
        assertEquals(new Said(2, "", "--since 9,999 d is too long: CloudWatch keeps metrics for 455 days.\n"),
                diagnose("--url", URL, "--since", "9999d"));
        Said yaml = diagnose("--url", URL, "--format", "yaml");
        assertEquals(2, yaml.exit());
        assertTrue(yaml.err().contains("'yaml' is not text, json, md or html"), yaml.err());
    }

    @Test
    void aTerminalIsOfferedNoLists() {
        Said said = diagnose("--url", "orders");
        assertEquals(2, said.exit());
        assertFalse(said.err().contains("list"), said.err());
    }

    @Test
    void anEndpointThatDoesNotAnswerIsNamedAndNotTheProfile() {
        Said said = diagnose("--url", URL, "--endpoint-url", "http://127.0.0.1:1");
        assertEquals(3, said.exit());
        assertTrue(said.err().startsWith("The endpoint http://127.0.0.1:1 does not answer as AWS does: "), said.err());
        assertTrue(said.err().strip().endsWith(
                "Check it with: aws sts get-caller-identity --endpoint-url http://127.0.0.1:1"), said.err());
    }

    private static Said diagnose(String... arguments) {
        Map<String, String> environment = Map.of("AWS_CONFIG_FILE", folder.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(), "AWS_EC2_METADATA_DISABLED", "true");
        Composition composition = new Composition(StateDirectory.of(System.getProperties(), environment), environment);
        CommandLine line = Launcher.commandLine(composition, new Properties(), environment);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("diagnose"));
        all.addAll(List.of(arguments));
        int exit = line.execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString().replace(System.lineSeparator(), "\n"));
    }
}
