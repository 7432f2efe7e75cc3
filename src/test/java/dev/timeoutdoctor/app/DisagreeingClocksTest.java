package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.aws.Credentials;
import dev.timeoutdoctor.aws.SdkAwsReader;
import dev.timeoutdoctor.aws.SdkAwsWriter;
import dev.timeoutdoctor.aws.SdkClients;
import dev.timeoutdoctor.aws.TimeLimits;
import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.CollectorCatalogue;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Identity;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.Scenarios;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.target.TargetFinder;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * This machine's clock is hours away from AWS's, or the times of one answer do not go with those of another: what was logged and counted
 * is not seen then, which is unknown and never good, and what the settings prove is found all the same.
 */
@Timeout(120)
class DisagreeingClocksTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Clock HERE = Clock.systemUTC();
    private static final Pattern MILLIS = Pattern.compile("\"(timestamp|ingestionTime)\":(\\d+)");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"starved-of-memory", "first-call-fails", "one-in-three-hangs"})
    void nothingBecomesGoodWhereThisMachinesClockIsHoursAwayFromAwss(String scenario) throws IOException {
        Map<String, String> together = Altered.verdicts(examined(scenario, Duration.ZERO));
        for (int hours : List.of(-5, 5)) {
            assertEquals(Map.of(), onlyNowGood(together, Altered.verdicts(examined(scenario, Duration.ofHours(hours)))),
                    () -> hours + " hours");
        }
    }

    @Test
    void whatTheSettingsProveIsFoundWhateverTheClockSays() throws IOException {
        for (int hours : List.of(-5, 5)) {
            assertEquals(List.of("stage-not-redeployed", "function-outlives-gateway"),
                    examined("raised-never-deployed", Duration.ofHours(hours)).examination().orElseThrow().diagnosis()
                            .rootCauses());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starved-of-memory", "bare-503"})
    void linesFromBeforeOrAfterTheWindowBreakNothing(String scenario) throws IOException {
        Altered whole = Altered.of(scenario);
        Map<String, String> before = Altered.verdicts(whole.examined(folder));
        for (Duration shift : List.of(Duration.ofHours(-9), Duration.ofHours(9), Duration.ofDays(2_000_000))) {
            Session moved = whole.each(List.of("FilterLogEvents"), answer -> moved(answer, shift)).examined(folder);
            Map<String, String> after = Altered.verdicts(moved);
            assertTrue(!after.containsValue("crashed") && LabEvidence.report(moved).contains("timeout-doctor-report"),
                    () -> shift + ": " + after);
            assertEquals(Map.of(), onlyNowGood(before, after), shift::toString);
        }
    }

    @Test
    void anApiThatWasDeployedAndAFunctionThatWasChangedTomorrowBreakNothing() throws IOException {
        Altered whole = Altered.of("fixed-but-not-called");
        Map<String, String> before = Altered.verdicts(whole.examined(folder));
        for (String date : List.of("2099-01-01T00:00:00.000+0000", "1970-01-01T00:00:00.000+0000")) {
            Session moved = whole.text(List.of("GetDeployments", "GetStage", "GetStages", "GetFunctionConfiguration",
                    "ListVersionsByFunction"),
                    "\"(createdDate|lastUpdatedDate|LastModified)\":\"[^\"]*\"", "\"$1\":\"" + date + "\"")
                    .examined(folder);
            Map<String, String> after = Altered.verdicts(moved);
            assertTrue(!after.containsValue("crashed") && LabEvidence.report(moved).contains("timeout-doctor-report"),
                    after::toString);
            assertEquals(Map.of(), onlyNowGood(before, after), date);
        }
    }

    /** Checks that are good after, and were something else before. */
    private static Map<String, String> onlyNowGood(Map<String, String> before, Map<String, String> after) {
        Map<String, String> good = new TreeMap<>();
        after.forEach((id, verdict) -> {
            String was = before.getOrDefault(id, "not-applicable");
            if (verdict.equals("good") && !was.equals("good")) {
                good.put(id, "was " + was);
            }
        });
        return good;
    }

    private static JsonNode moved(JsonNode answer, Duration by) {
        return JSON.readTree(MILLIS.matcher(answer.toString()).replaceAll(
                found -> "\"" + found.group(1) + "\":" + (Long.parseLong(found.group(2)) + by.toMillis())));
    }

    /** The lab's clock is so far away from the one that looks. */
    private static Session examined(String scenario, Duration away) throws IOException {
        Texts texts = Texts.english();
        try (Lab lab = Lab.start(new LabOptions(Scenarios.byId(scenario), 0, 100, Duration.ZERO, false,
                Clock.offset(HERE, away)));
                SdkClients clients = new SdkClients(Credentials.practice(), Optional.of(lab.endpoint()),
                        TimeLimits.standard())) {
            SdkAwsReader reader = new SdkAwsReader(clients, HERE, texts);
            Connection connection = new Connection(new Place.PracticeLab(scenario), scenario,
                    new Identity(lab.account(), "arn:aws:sts::" + lab.account() + ":assumed-role/Practice/you",
                            "A:you"),
                    lab.region(), reader, new SdkAwsWriter(clients, HERE, texts), new HttpRequests(HERE), "", "");
            if (!(new TargetFinder(reader, lab.region(), lab.account(), HERE).find(lab.requestUri().toString(),
                    lab.requestMethod()) instanceof TargetResult.Found found)) {
                throw new AssertionError("The lab's own request was not found");
            }
            Instant now = HERE.instant();
            Session session = Session.start().connected(connection).targeted(found.route(), found.url())
                    .saw(new Symptom(found.url(), lab.requestMethod(), 504, Map.of("x-amzn-errortype",
                            "InternalServerErrorException", "x-amz-apigw-id", "Xyz1234567890Ab="),
                            "{\"message\": \"Endpoint request timed out\"}", Duration.ofMillis(29_034), now, false));
            return session.examined(new LiveExaminer(HERE, CollectorCatalogue.DEFAULT_SINCE, Content.load().causes())
                    .examine(connection, KnownEvidence.of(session, now), Progress.none(), new Cancellation()));
        }
    }
}
