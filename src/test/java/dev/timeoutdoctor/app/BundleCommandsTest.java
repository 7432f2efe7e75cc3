package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code collect} and {@code diagnose --bundle} as they are typed. */
@Timeout(120)
class BundleCommandsTest {

    @TempDir
    private Path directory;

    private record Ran(int status, String out, String err) {}

    private Ran run(String... arguments) {
        String none = directory.resolve("none").toString();
        Map<String, String> environment = Map.of("AWS_CONFIG_FILE", none, "AWS_SHARED_CREDENTIALS_FILE", none,
                "AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test", "AWS_REGION", "us-east-1");
        CommandLine line = Launcher.commandLine(new Composition(new StateDirectory(directory), environment),
                new Properties(), environment);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return new Ran(line.execute(arguments), out.toString(), err.toString());
    }

    private String file(String name) {
        return directory.resolve(name).toString();
    }

    @Test
    void aMaskedBundleIsListedWrittenAndDiagnosed() throws IOException {
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("raised-never-deployed")))) {
            Ran collected = run("collect", "--url", lab.requestUri().toString(), "--method", lab.requestMethod(),
                    "--output", file("evidence.zip"), "--mask");
            assertEquals(ExitCode.GOOD, collected.status(), collected.err());
            assertTrue(collected.out().contains("Account  123456789012  ->  "), collected.out());
        }
        Ran diagnosed = run("diagnose", "--bundle", file("evidence.zip"));
        assertEquals(ExitCode.PROBLEMS, diagnosed.status(), diagnosed.err());
        assertTrue(diagnosed.out().contains("[stage-not-redeployed]"), diagnosed.out());
        assertTrue(!diagnosed.out().contains("123456789012"), diagnosed.out());
    }

    @Test
    void aScriptIsWrittenWhereItIsWantedAndRefusesWhatItCannot() throws IOException {
        assertEquals(new Ran(ExitCode.GOOD, "", ""),
                run("collect", "--script", "--output", file("collect.sh"), "--since", "24h"));
        assertTrue(Files.readString(directory.resolve("collect.sh")).contains("\nsince=86400 "));
        assertEquals(ExitCode.USAGE, run("collect", "--script", "--mask").status());
        assertEquals(ExitCode.USAGE, run("collect", "--script", "--took", "29s").status());
    }

    @Test
    void whatTheCallerGotStandsInTheBundleAndNoTimeWhereNobodySawAnything() throws IOException {
        Files.writeString(directory.resolve("answer.txt"),
                "HTTP/1.1 504 Gateway Time-out\r\nServer: nginx\r\n\r\n<html>504</html>");
        try (Lab lab = Lab.start(LabOptions.of(Scenarios.byId("raised-never-deployed")))) {
            List<String> collect = List.of("collect", "--url", lab.requestUri().toString(), "--method",
                    lab.requestMethod(), "--output");
            List<String> told = new ArrayList<>(collect);
            told.addAll(List.of(file("told.zip"), "--answer", file("answer.txt"), "--took", "29s"));
            assertEquals(ExitCode.GOOD, run(told.toArray(String[]::new)).status());
            List<String> silent = new ArrayList<>(collect);
            silent.add(file("silent.zip"));
            Ran open = run(silent.toArray(String[]::new));
            assertEquals(ExitCode.GOOD, open.status());
            assertTrue(open.out().contains("It holds account ids, names"), open.out());
        }
        assertEquals(List.of("url", "method", "status", "headers", "body", "elapsedMillis", "at"),
                symptom("told.zip"));
        assertEquals(List.of("url", "method"), symptom("silent.zip"));
    }

    @Test
    void namesAreKeptOfWhatIsMaskedOnly() {
        Ran kept = run("collect", "--url", "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders",
                "--output", file("kept.zip"), "--keep-names");
        assertEquals(ExitCode.USAGE, kept.status());
        assertTrue(kept.err().startsWith("--keep-names says what --mask leaves as it is"), kept.err());
        assertTrue(!Files.exists(directory.resolve("kept.zip")));
    }

    private List<String> symptom(String name) throws IOException {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file(name))) {
            byte[] manifest = zip.getInputStream(zip.getEntry("manifest.json")).readAllBytes();
            return List.copyOf(tools.jackson.databind.json.JsonMapper.shared().readTree(manifest).path("symptom")
                    .propertyNames());
        }
    }

    @Test
    void aBundleWithAUrlOfItsOwnTakesNoOther() throws IOException {
        BundleWriter.write(LabEvidence.of("raised-never-deployed").bundle(), directory.resolve("evidence.zip"));
        Ran both = run("diagnose", "--bundle", file("evidence.zip"), "--url",
                "https://a1b2c3d4e5.execute-api.us-east-1.amazonaws.com/prod/orders");
        assertEquals(ExitCode.USAGE, both.status());
        assertTrue(both.err().startsWith("The bundle names its own request"), both.err());
    }

    @Test
    void aRefusedBundleIsOneLineAndWrongUsage() throws IOException {
        Files.writeString(directory.resolve("broken.zip"), "not a zip");
        Ran refused = run("diagnose", "--bundle", file("broken.zip"));
        assertEquals(new Ran(ExitCode.USAGE, "", file("broken.zip") + ": this is not a zip file"
                + System.lineSeparator()), refused);
    }

    @Test
    void whatIsMissingOnTheCommandLineIsSaid() {
        List<Integer> statuses = new ArrayList<>();
        for (String command : List.of("diagnose", "collect", "collect --url https://a", "collect --output a.zip")) {
            statuses.add(run(command.split(" ", -1)).status());
        }
        assertEquals(List.of(ExitCode.USAGE, ExitCode.USAGE, ExitCode.USAGE, ExitCode.USAGE), statuses);
    }

    @Test
    void aSymptomAloneIsExaminedAsFarAsItGoes() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(
                Files.newOutputStream(directory.resolve("symptom.zip")))) {
            zip.putNextEntry(new ZipEntry("manifest.json"));
            zip.write(
                    """
                    {"format": "timeout-doctor-bundle", "version": 1, "symptom": {"url": "https://api.example.com/orders",
                     "status": 504, "headers": {"Server": "nginx"}, "body": "<html>504 Gateway Time-out</html>"}}
                    """.getBytes(
                            StandardCharsets.UTF_8));
        }
        Ran ran = run("diagnose", "--bundle", file("symptom.zip"), "--format", "json");
        assertEquals(ExitCode.PROBLEMS, ran.status(), ran.err());
        assertTrue(ran.out().contains("\"rootCauses\" : [ \"answer-not-from-api-gateway\" ]"), ran.out());
    }
}
