package dev.timeoutdoctor.ui.step.timeouts;

import static dev.timeoutdoctor.ui.step.timeouts.SampleEvidence.NO_DIAGNOSIS;
import static dev.timeoutdoctor.ui.step.timeouts.SampleEvidence.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.Answers;
import dev.timeoutdoctor.evidence.Deployments;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Stage;
import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.timeouts.LadderRow.Kind;
import dev.timeoutdoctor.ui.step.timeouts.LadderRow.Reading;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LadderModelTest {

    private final Texts texts = Texts.english();

    @Test
    void showsEveryClockAndEveryObservedDuration() {
        assertEquals(List.of("Gateway waits: 29.0 s integration timeout", "Lambda may run: 60.0 s function timeout",
                "Ceiling: 60.0 s this account's quota", "Observed, p50: 18.0 s",
                "Observed, p99: 29.0 s cut off by the gateway", "Observed, longest: 29.0 s cut off by the gateway",
                "Lambda ran, p99: 34.1 s (and init up to 3.9 s)", "Lambda ran, longest: 41.3 s",
                "You measured: 29.0 s until 504"), written(SampleEvidence.slowFunction()));
    }

    @Test
    void theAxisHoldsTheLongestClock() {
        assertEquals(Duration.ofSeconds(60), ladder(SampleEvidence.slowFunction()).end());
    }

    @Test
    void whatWasSeenBeforeThePresentDeploymentIsNotHeldAgainstIt() {
        Stage stage = RestApiAnswers.stage(Answers.json("{\"stageName\": \"prod\", \"deploymentId\": \"d2\"}"));
        Deployments deployments = RestApiAnswers
                .deployments(Answers.json("{\"items\": [{\"id\": \"d2\", \"createdDate\": \""
                        + SampleEvidence.NOW.plusSeconds(1) + "\"}]}"));
        List<String> rows = written(SampleEvidence.slowFunction()
                .with(EvidenceKeys.STAGE, SampleEvidence.seen(stage, "apigateway", "GetStage", Map.of()))
                .with(EvidenceKeys.DEPLOYMENTS,
                        SampleEvidence.seen(deployments, "apigateway", "GetDeployments", Map.of())));
        assertEquals("Observed, p99: no figure is of the present deployment alone yet", rows.get(3));
        assertEquals("You measured: 29.0 s until 504, before the present deployment", rows.getLast());
    }

    @Test
    void the504StandsWhereTheDeployedTimeoutEnds() {
        assertEquals(Duration.ofSeconds(10), ladder(SampleEvidence.gateway(10_000, 29_000)).gaveUpAt());
    }

    @Test
    void aTimeoutThatIsEditedButNotDeployedHasItsOwnRow() {
        assertEquals(List.of("Gateway waits: 10.0 s as deployed", "Edited, not live: 29.0 s after the next deployment"),
                written(SampleEvidence.gateway(10_000, 29_000)).subList(0, 2));
    }

    @Test
    void aDurationAsLongAsTheGatewayWaitsIsTooLong() {
        List<Kind> kinds = ladder(SampleEvidence.slowFunction()).rows().stream().map(LadderRow::kind).toList();
        assertEquals(List.of(Kind.GATEWAY, Kind.FUNCTION, Kind.CEILING, Kind.IN_TIME, Kind.TOO_LONG, Kind.TOO_LONG,
                Kind.TOO_LONG, Kind.TOO_LONG, Kind.TOO_LONG), kinds);
    }

    @Test
    void aValueThatMayNotBeReadSaysSoInItsPlace() {
        EvidenceSet evidence = SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.FUNCTION,
                "lambda:GetFunctionConfiguration");
        assertEquals("Lambda may run: needs lambda:GetFunctionConfiguration", written(evidence).get(1));
    }

    @Test
    void withoutTheSnapshotThereIsNoMomentOfThe504() {
        EvidenceSet evidence = SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.DEPLOYED_SNAPSHOT,
                "apigateway:GET");
        assertEquals(List.of(), ladder(evidence).moment().stream().toList());
        assertEquals(List.of("Gateway waits: needs apigateway:GET",
                "Edited, not live: 29.0 s as edited; whether it is deployed is not known"),
                written(evidence).subList(0, 2));
    }

    @Test
    void aBackendThatIsNoFunctionHasNoFunctionRows() {
        Message why = Message.of("timeouts.why.absent");
        EvidenceSet evidence = SampleEvidence.gateway(29_000, 29_000)
                .with(EvidenceKeys.FUNCTION, new Observed.NotHere<>(why))
                .with(EvidenceKeys.FUNCTION_METRICS, new Observed.NotHere<>(why));
        assertEquals(List.of("gateway", "ceiling", "observed-p99"),
                ladder(evidence).rows().stream().map(LadderRow::id).toList());
    }

    @Test
    void noRequestsAreNotZeroSeconds() {
        EvidenceSet evidence = SampleEvidence.gateway(29_000, 29_000).with(EvidenceKeys.GATEWAY_METRICS,
                SampleEvidence.seen(SampleEvidence.gatewayMetrics(0, 0, 0, 0, 0), "cloudwatch", "GetMetricData",
                        Map.of()));
        assertEquals("Observed, p99: nothing was counted in this time", written(evidence).getLast());
    }

    @Test
    void aClockFarBeyondTheRestIsCutRatherThanSqueezingIt() {
        EvidenceSet evidence = SampleEvidence.gateway(3_000, 3_000)
                .with(EvidenceKeys.FUNCTION, SampleEvidence.function(900, 128))
                .with(EvidenceKeys.GATEWAY_METRICS, SampleEvidence.seen(
                        SampleEvidence.gatewayMetrics(20, 20, 2_900, 3_000, 3_000), "cloudwatch", "GetMetricData",
                        Map.of()));
        LadderModel ladder = ladder(evidence);
        assertEquals(Duration.ofSeconds(3), ladder.end());
        assertEquals(new Reading.Known(Duration.ofMinutes(15),
                Message.of("timeouts.ladder.function.value", Duration.ofMinutes(15)), true),
                ladder.rows().get(1).reading());
    }

    @Test
    void figuresSayOverWhichTimeAndHowMany() {
        assertEquals("3 h · 1,284 requests · 37 answered 5XX",
                texts.of(ladder(SampleEvidence.slowFunction()).figures()));
    }

    @Test
    void oneGoodAnswerIsSaidToBeOne() {
        EvidenceSet evidence = SampleEvidence.gateway(12_000, 12_000).with(EvidenceKeys.SYMPTOM,
                SampleEvidence.symptom(8_100, 201));
        assertEquals(new Headline(RowVerdict.UNKNOWN,
                Message.of("timeouts.headline.one-call", millis(8_100), millis(12_000))), ladder(evidence).headline());
    }

    @Test
    void nothingReadIsAllUnknownAndNothingGood() {
        LadderModel ladder = ladder(EvidenceSet.empty());
        assertEquals(List.of(), ladder.rows().stream().filter(row -> row.reading() instanceof Reading.Known).toList());
        assertEquals(millis(0), ladder.gaveUpAt());
    }

    private static LadderModel ladder(EvidenceSet evidence) {
        return LadderModel.of(evidence, NO_DIAGNOSIS);
    }

    private List<String> written(EvidenceSet evidence) {
        return ladder(evidence).rows().stream().map(row -> texts.of(row.label()) + ": " + switch (row.reading()) {
            case Reading.Known known -> texts.of(known.text());
            case Reading.Unknown unknown -> texts.of(unknown.why());
        }).toList();
    }
}
