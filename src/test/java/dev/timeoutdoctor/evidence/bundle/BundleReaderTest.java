package dev.timeoutdoctor.evidence.bundle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What a bundle may hold, and what is refused with one line that names the file and the fault. */
@Timeout(60)
class BundleReaderTest {

    private static final Instant COLLECTED = Instant.parse("2026-11-22T14:02:11Z");

    @TempDir
    private Path directory;

    private Path file() {
        return directory.resolve("evidence.zip");
    }

    private void assertRefused(String fault) {
        BundleRead.Refused refused = assertInstanceOf(BundleRead.Refused.class, new BundleReader().read(file()));
        assertEquals(file() + ": " + fault, Texts.english().of(refused.why()));
    }

    private Bundle opened() {
        return assertInstanceOf(BundleRead.Opened.class, new BundleReader().read(file()),
                () -> new BundleReader().read(file()).toString()).bundle();
    }

    private List<Observed<JsonNode>> looks() {
        return opened().calls().stream().map(BundledCall::look).toList();
    }

    @Test
    void aManifestAloneIsABundle() throws IOException {
        new HandMade().manifest("{\"format\":\"timeout-doctor-bundle\",\"version\":1}").write(file());
        assertEquals(new BundleHead(Instant.EPOCH, "", "", "", false,
                BundleHead.nothingSeen("", "", Instant.EPOCH)), opened().head());
    }

    @Test
    void theWholeManifestIsRead() throws IOException {
        new HandMade().with("masked", true).with("collector", "somebody").with("somethingElse", List.of(1))
                .with("symptom", Map.of("url", "https://a/prod", "method", "post", "status", 504, "headers",
                        Map.of("X-Amzn-ErrorType", "Internal", "Content-Length", 41), "body", "{}", "elapsedMillis",
                        29034.5, "at", "2026-11-22T14:58:40+01:00"))
                .write(file());
        Symptom symptom = new Symptom("https://a/prod", "POST", 504,
                Map.of("x-amzn-errortype", "Internal", "content-length", "41"), "{}", Duration.ofNanos(29_034_500_000L),
                Instant.parse("2026-11-22T13:58:40Z"), false);
        assertEquals(new BundleHead(COLLECTED, "somebody", "123456789012", "us-east-1", true, symptom),
                opened().head());
    }

    @Test
    void everyOutcomeIsRead() throws IOException {
        new HandMade().ok("lambda", "GetFunctionConcurrency", "{\"FunctionName\":\"f\"}", "")
                .ok("sts", "GetCallerIdentity", "{}", "\ufeff{\"Account\":\"1\"}")
                .denied("elbv2", "DescribeTargetHealth", "{}",
                        "User: u is not authorized to perform: elasticloadbalancing:DescribeTargetHealth on resource: arn:x because")
                .denied("logs", "FilterLogEvents", "{}", "no")
                .call("apigateway", "GetStage", "{}", line -> line.put("outcome", "absent"))
                .call("apigateway", "GetStage", "{}", line -> line.put("outcome", "failed").put("region", "eu-west-1")
                        .put("at", 1_763_820_000.5).putObject("error").put("code", "TooManyRequestsException")
                        .put("message", "Rate exceeded"))
                .write(file());
        List<Observed<JsonNode>> looks = looks();
        assertEquals("{}", looks.get(0).seen().orElseThrow().toString());
        assertEquals("{\"Account\":\"1\"}", looks.get(1).seen().orElseThrow().toString());
        Observed.Denied<?> denied = assertInstanceOf(Observed.Denied.class, looks.get(2));
        assertEquals("elasticloadbalancing:DescribeTargetHealth arn:x", denied.action() + " " + denied.resource());
        Observed.Denied<?> silent = assertInstanceOf(Observed.Denied.class, looks.get(3));
        assertEquals("logs:FilterLogEvents *", silent.action() + " " + silent.resource());
        assertInstanceOf(Observed.Absent.class, looks.get(4));
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, looks.get(5));
        assertEquals(FailureKind.THROTTLED + " Rate exceeded eu-west-1 2025-11-22T14:00:00.500Z",
                failed.kind() + " " + failed.message() + " " + failed.source().call().region() + " "
                        + failed.source().at());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            <html>          | calls/0001.json: JSON is expected (line 1, column 1)
                                            {"a":           | calls/0001.json: JSON is expected (line 1, column 6)
                                            {"a":1} {"b":2} | calls/0001.json: JSON is expected (line 1, column 9)
                                            [1]             | calls/0001.json: an object is expected
                                            """)
    void anAnswerThatIsNoAnswerFailsAndTheRestGoesOn(String answer, String fault) throws IOException {
        new HandMade().ok("apigateway", "GetStage", "{}", answer).ok("apigateway", "GetAccount", "{}", "{}")
                .write(file());
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, looks().getFirst());
        assertEquals(FailureKind.UNREADABLE + " " + fault, failed.kind() + " " + failed.message());
        assertInstanceOf(Observed.Seen.class, looks().getLast());
    }

    @Test
    void secretsOfAnAnswerGoNoFurther() throws IOException {
        new HandMade()
                .ok("lambda", "GetFunction", "{}",
                        """
                        {"Configuration": {"Environment": {"Variables": {"TOKEN": "s3cret"}}}, "Code": {"Location": "https://signed"}}
                        """)
                .write(file());
        assertEquals(
                "{\"Configuration\":{\"Environment\":{\"Variables\":{\"TOKEN\":\"(hidden)\"}}},\"Code\":{\"Location\":\"(hidden)\"}}",
                looks().getFirst().seen().orElseThrow().toString());
    }

    @Test
    void whatIsNoZipIsRefused() throws IOException {
        assertRefused("there is no such file");
        Files.createFile(file());
        assertRefused("this is not a zip file");
        Files.writeString(file(), "format: timeout-doctor-bundle");
        assertRefused("this is not a zip file");
        Files.delete(file());
        Files.createDirectory(file());
        assertRefused("this is not a zip file");
    }

    @Test
    void aZipThatIsCutOffIsRefusedWhereverItWasCut() throws IOException {
        byte[] whole = Files.readAllBytes(
                new HandMade().ok("apigateway", "GetAccount", "{}", "{\"a\": 12345}").write(file()));
        for (int length = whole.length - 1; length > 4; length -= 7) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertRefused("the zip file is cut off");
        }
    }

    @Test
    void aDamagedEntryIsRefused() throws IOException {
        new HandMade().ok("apigateway", "GetAccount", "{}", "{\"a\": 12345}").write(file());
        byte[] bytes = Files.readAllBytes(file());
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("calls/0001.json") + 17;
        bytes[at] ^= 1;
        Files.write(file(), bytes);
        String why = Texts.english().of(
                assertInstanceOf(BundleRead.Refused.class, new BundleReader().read(file())).why());
        assertEquals(true, why.contains("damaged") || why.contains("cannot be read"), why);
    }

    @Test
    void tooManyEntriesAreRefused() throws IOException {
        HandMade bundle = new HandMade();
        for (int i = 0; i < 1_999; i++) {
            bundle.file("notes/" + i, "");
        }
        bundle.write(file());
        assertEquals(List.of(), opened().calls());
        bundle.file("notes/one-more", "").write(file());
        assertRefused("it holds more than 2,000 files");
    }

    @Test
    void bombsAreRefusedWhileTheyAreUnpacked() throws IOException {
        new HandMade().file("notes", new byte[3 * 1024 * 1024]).write(file());
        assertRefused("notes is packed more than 1,000 to one");
        BundleLimits small = new BundleLimits(10, 2_000, 5_000, 1_000, 200, 1_000);
        new HandMade().file("notes", digits(2_001)).write(file());
        assertEquals("notes is larger than 0 MiB when unpacked", fault(small));
        HandMade several = new HandMade();
        for (int i = 0; i < 3; i++) {
            several.file("notes" + i, digits(1_900));
        }
        several.write(file());
        assertEquals("it is larger than 0 MiB when unpacked", fault(small));
    }

    private String fault(BundleLimits limits) {
        BundleRead.Refused refused = assertInstanceOf(BundleRead.Refused.class, new BundleReader(limits).read(file()));
        return Texts.english().of(refused.why()).substring(file().toString().length() + 2);
    }

    private static byte[] digits(int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; text.length() < length; i++) {
            text.append(i);
        }
        return text.substring(0, length).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerOfTooManyValuesFailsAlone() throws IOException {
        BundleLimits few = new BundleLimits(10, 20_000, 50_000, 1_000, 200, 500);
        new HandMade().ok("apigateway", "GetAccount", "{}", "{\"a\": [" + "1,".repeat(600) + "1]}").write(file());
        Bundle bundle = assertInstanceOf(BundleRead.Opened.class, new BundleReader(few).read(file())).bundle();
        Observed.Failed<?> failed = assertInstanceOf(Observed.Failed.class, bundle.calls().getFirst().look());
        assertEquals("calls/0001.json: more than 500 values", failed.message());
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 10_000})
    void whatIsNestedTooDeepIsRefused(int depth) throws IOException {
        new HandMade().ok("apigateway", "GetAccount", "{}", "[".repeat(depth) + "]".repeat(depth)).write(file());
        assertRefused("calls/0001.json is nested more than 200 deep");
        new HandMade().manifest("{\"format\":" + "[".repeat(depth)).write(file());
        assertRefused("manifest.json is nested more than 200 deep");
    }

    @Test
    void twoHundredLevelsAreFine() throws IOException {
        new HandMade().ok("apigateway", "GetAccount", "{}", "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}")
                .write(file());
        assertInstanceOf(Observed.Seen.class, looks().getFirst());
    }

    @Test
    void whatIsNotUtf8IsRefused() throws IOException {
        for (byte[] wrong : List.of("{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16), new byte[]{(byte) 0xff},
                new byte[]{'{', '}', (byte) 0xc0, (byte) 0x80})) {
            new HandMade().ok("apigateway", "GetAccount", "{}", "").file("calls/0001.json", wrong).write(file());
            assertRefused("calls/0001.json is not UTF-8");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "calls/../../evil", "/etc/passwd", "calls\\evil", "C:/evil", "c:evil"})
    void aNameThatLeadsOutIsRefused(String name) throws IOException {
        new HandMade().file(name, "{}").write(file());
        assertRefused("the name of an entry leads out of the bundle: " + name);
    }

    @Test
    void twoEntriesOfOneNameAreRefused() throws IOException {
        new HandMade().file("calls/0001.json", "{}").file("calls/0002.json", "{}").write(file());
        byte[] bytes = Files.readAllBytes(file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("calls/0002.json", "calls/0001.json");
        Files.write(file(), text.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("it holds two entries of the same name: calls/0001.json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                                            []                                                    | manifest.json is not an object
                                            {"version":1}                                         | manifest.json has an unknown format:
                                            {"format":"zip","version":1}                          | manifest.json has an unknown format: "zip"
                                            {F}                                                   | manifest.json has an unknown version:
                                            {F,"version":2}                                       | manifest.json has an unknown version: 2
                                            {F,"version":"1"}                                     | manifest.json has an unknown version: "1"
                                            {F,"version":1,"calls":5}                             | manifest.json has a wrong calls: a list is expected, not 5
                                            {F,"version":1,"calls":[7]}                           | manifest.json has a wrong calls[0]: an object is expected, not 7
                                            {F,"version":1,"account":12}                          | manifest.json has a wrong account: a text is expected, not 12
                                            {F,"version":1,"masked":"yes"}                        | manifest.json has a wrong masked: true or false is expected, not "yes"
                                            {F,"version":1,"collectedAt":"today"}                 | manifest.json has a wrong collectedAt: a time is expected, not "today"
                                            {F,"version":1,"symptom":{"status":"504"}}            | manifest.json has a wrong symptom.status: a status, 100 to 599, is expected, not "504"
                                            {F,"version":1,"symptom":{"status":-1}}               | manifest.json has a wrong symptom.status: a status, 100 to 599, is expected, not -1
                                            {F,"version":1,"collectedAt":"+999999999-12-31T23:59:59Z"} | manifest.json has a wrong collectedAt: a time from 1970 to 9999 is expected, not "+999999999-12-31T23:59:59Z"
                                            {F,"version":1,"symptom":{"headers":{"a":[]}}}        | manifest.json has a wrong symptom.headers.a: a text is expected, not []
                                            {F,"version":1,"calls":[{"outcome":"perhaps"}]}       | manifest.json has an unknown outcome at calls[0].outcome: "perhaps"
                                            {F,"version":1,"calls":[{}]}                          | manifest.json has an unknown outcome at calls[0].outcome:
                                            {F,"version":1,"calls":[{"outcome":"ok"}]}            | manifest.json lacks calls[0].file
                                            {F,"version":1,"calls":[{"outcome":"ok","file":"a"}]} | manifest.json names a file at calls[0].file that is not there: a
                                            {F,"version":1,"calls":[{"outcome":"absent"}]}        | manifest.json lacks calls[0].service
                                            """)
    void aManifestThatIsWrongIsRefusedWithTheMemberNamed(String manifest, String fault) throws IOException {
        new HandMade().manifest(manifest.replace("F", "\"format\":\"timeout-doctor-bundle\"")).write(file());
        String why = Texts.english().of(
                assertInstanceOf(BundleRead.Refused.class, new BundleReader().read(file())).why());
        assertEquals(file() + ": " + fault, why.strip());
    }

    @Test
    void aManifestThatIsNoJsonIsRefused() throws IOException {
        new HandMade().manifest("{\"format\"").write(file());
        assertRefused("manifest.json: JSON is expected (line 1, column 10)");
    }

    @Test
    void aBundleWithoutManifestIsRefused() throws IOException {
        new HandMade().write(file());
        byte[] bytes = Files.readAllBytes(file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replace("manifest.json", "manifest.text");
        Files.write(file(), text.getBytes(StandardCharsets.ISO_8859_1));
        assertRefused("manifest.json is missing");
    }

    @Test
    void aNameThatWouldBreakTheLineIsShownOnOneLine() throws IOException {
        new HandMade().file("../a\nb\u202e\u001b[31m", "").write(file());
        assertRefused("the name of an entry leads out of the bundle: ../a?b??[31m");
    }

    @Test
    void aFileThatChangesAfterItWasOpenedFailsWhatIsReadLater() throws IOException {
        new HandMade().ok("apigateway", "GetAccount", "{}", "{}").write(file());
        Bundle bundle = opened();
        Files.delete(file());
        assertInstanceOf(Observed.Failed.class, bundle.calls().getFirst().look());
    }

    @Test
    void aDirectoryThatPromisesMoreThanItHoldsIsRefused() throws IOException {
        new HandMade().write(file());
        try (RandomAccessFile zip = new RandomAccessFile(file().toFile(), "rw")) {
            zip.seek(zip.length() - 12);
            zip.write(new byte[]{(byte) 0xfe, (byte) 0xff});
        }
        assertRefused("it holds more than 2,000 files");
    }
}
