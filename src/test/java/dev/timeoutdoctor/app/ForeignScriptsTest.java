package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.evidence.EndpointType;
import dev.timeoutdoctor.evidence.RestApi;
import dev.timeoutdoctor.evidence.bundle.BundleMasking;
import dev.timeoutdoctor.evidence.bundle.BundleWriter;
import dev.timeoutdoctor.evidence.bundle.BundledAccount;
import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.survey.Survey;
import dev.timeoutdoctor.survey.SurveyCsv;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.survey.SurveyTable;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An API's name and the descriptions of its function, stage and deployments in any script: they stand in reports and CSV files as they
 * are, steer nothing, and masking takes the name out of all of it.
 */
@Timeout(120)
class ForeignScriptsTest {

    private static final String ARABIC = "طلبات المتجر";
    private static final String CHINESE = "注文サービス-2";
    private static final String EMOJI = "👩‍👩‍👧 orders 📦";
    private static final String HINDI = "हिन्दी-सेवा";
    private static final String NASTY = "=cmd|' \u001b[31m\u202e\u009b2J\",\n;注文";

    private static Altered plain;
    private static Map<String, String> verdicts = Map.of();

    @TempDir
    private Path folder;

    @BeforeAll
    static void read(@TempDir Path folder) throws IOException {
        plain = Altered.of("raised-never-deployed");
        verdicts = Altered.verdicts(plain.examined(folder));
    }

    /** The API is called so, and every description speaks of it. */
    private static Altered named(String name) {
        String quoted = Matcher.quoteReplacement(JsonNodeFactory.instance.stringNode(name).toString());
        RestApi api = new RestApi("q7r8s9t0u1", name, EndpointType.REGIONAL, false, Map.of());
        String counted = Matcher.quoteReplacement(JsonNodeFactory.instance.stringNode(api.metricName()).toString());
        return plain.text(List.of("GetRestApi", "GetRestApis"), "\"name\":\"[^\"]*\"", "\"name\":" + quoted)
                .text(List.of("GetFunctionConfiguration", "ListVersionsByFunction"), "\"Description\":\"[^\"]*\"",
                        "\"Description\":" + quoted)
                .text(List.of("GetStage", "GetStages", "GetDeployments"), "\"description\":\"[^\"]*\"",
                        "\"description\":" + quoted)
                .asked(List.of("GetMetricData"), "(\"Name\":\"ApiName\",\"Value\":)\"[^\"]*\"", "$1" + counted);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, CHINESE, EMOJI, HINDI})
    void aNameOfAnyScriptStandsInEveryReportAsItIs(String name) throws IOException {
        Session examined = named(name).examined(folder);
        Reports reports = new Reports(Texts.english(), Clock.systemUTC(), Content.load());
        assertTrue(reports.text(examined).contains(name), name);
        assertTrue(reports.markdown(examined).contains(name), name);
        assertEquals(verdicts, Altered.verdicts(examined));
    }

    @Test
    void aNameThatSteersIsPrintedWithoutWhatSteers() throws IOException {
        Session examined = named(NASTY).examined(folder);
        Reports reports = new Reports(Texts.english(), Clock.systemUTC(), Content.load());
        for (String report : List.of(reports.text(examined), reports.markdown(examined))) {
            assertTrue(report.contains("注文"), report);
            assertFalse(report.codePoints().anyMatch(c -> (c != '\n' && Character.isISOControl(c)) || c == 0x202e),
                    report);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, CHINESE, EMOJI, HINDI, NASTY})
    void aSurveyNamesItInItsTableAndInItsCsv(String name) throws Exception {
        Survey.State state = new Survey(new BundledAccount(named(name).bundle()),
                new SurveyPlace("bundle", "123456789012", "us-east-1"), Clock.systemUTC()).run(now -> {
                }, new Cancellation());
        assertFalse(state.rows().isEmpty());
        String table = new SurveyTable(Texts.english()).of(List.of(state), true);
        assertFalse(table.codePoints().anyMatch(c -> c != '\n' && c != '\r' && Character.isISOControl(c)), table);
        String csv = new SurveyCsv(Texts.english()).of(state.rows());
        assertEquals(1 + state.rows().size(), csv.split("\r\n", -1).length - 1);
        assertTrue(csv.contains(name.equals(NASTY) ? "\"'" + NASTY.replace("\"", "\"\"") + "\"" : "," + name + ","),
                csv);
    }

    @ParameterizedTest
    @ValueSource(strings = {ARABIC, CHINESE, EMOJI, HINDI})
    void maskingListsTheNameAndTakesItOutOfDescriptionsToo(String name) throws IOException {
        BundleMasking.Masked masked = BundleMasking.mask(named(name).bundle(), true, new Random(7));
        assertTrue(masked.standIns().stream().anyMatch(
                each -> each.kind() == StandIn.Kind.NAME && each.original().equals(name)), name);
        Path file = folder.resolve("masked.zip");
        BundleWriter.write(masked.bundle(), file);
        assertFalse(everything(file).contains("\"name\" : \"" + name), name);
        assertFalse(everything(file).contains(name), () -> name + " in descriptions");
        assertEquals(verdicts, Altered.verdicts(LabEvidence.examined(file)));
    }

    private static String everything(Path file) throws IOException {
        StringBuilder all = new StringBuilder();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }
}
