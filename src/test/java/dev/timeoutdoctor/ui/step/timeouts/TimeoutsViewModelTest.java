package dev.timeoutdoctor.ui.step.timeouts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.collect.Cancellation;
import dev.timeoutdoctor.collect.Progress;
import dev.timeoutdoctor.connect.Place;
import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.FakeAws;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Examiner;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.CheckRow.Action;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class TimeoutsViewModelTest {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final FxTasks later = new FxTasks(waiting::add, Runnable::run);
    private final List<StepId> went = new ArrayList<>();
    private final SessionModel session = SampleSession.targeted();
    private final Listening examiner = new Listening();
    private final Examining examining = new Examining(session, examiner, later,
            Clock.fixed(SampleEvidence.NOW, ZoneOffset.UTC));
    private final TimeoutsViewModel model = new TimeoutsViewModel(session, examining,
            SampleSession.deeper(session, examining), went::add);

    /** Says one call, answers with what the test wants, and keeps what it was told. */
    private static final class Listening implements Examiner {

        private EvidenceSet known = EvidenceSet.empty();
        private Cancellation cancellation = new Cancellation();
        private EvidenceSet answer = SampleEvidence.slowFunction();
        private List<String> denied = List.of();
        private boolean complete = true;
        private int times;

        @Override
        public Examination examine(Connection connection, EvidenceSet given, Progress progress, Cancellation stop) {
            times++;
            known = given;
            cancellation = stop;
            progress.asking(EvidenceKeys.REST_API, AwsCall.of("apigateway", "GetRestApi", "us-east-1", Map.of()));
            return new Examination(answer, SampleDiagnosis.slowFunction(), 14, denied, List.of(),
                    Duration.ofMillis(640), complete && !stop.isCancelled());
        }
    }

    private void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    @Test
    void beginsWithNothingExamined() {
        assertEquals(new TimeoutsState.NotExamined(), model.stateProperty().get());
    }

    @Test
    void withoutATargetItAsksForTheRequestFirst() {
        SessionModel empty = new SessionModel();
        assertEquals(new TimeoutsState.NoRequest(), new TimeoutsViewModel(empty,
                new Examining(empty, examiner, later, Clock.systemUTC()), SampleSession.deeper(empty, examining),
                went::add).stateProperty().get());
    }

    @Test
    void readingIsShownUntilItIsDone() {
        model.examine();
        assertInstanceOf(TimeoutsState.Reading.class, model.stateProperty().get());
        finish();
        TimeoutsState.Done done = assertInstanceOf(TimeoutsState.Done.class, model.stateProperty().get());
        assertEquals(14, done.report().calls());
    }

    @Test
    void theRouteAndTheSymptomAreKnownBeforeAnyCall() {
        session.update(now -> now.saw(SampleEvidence.symptom(29_034, 504).seen().orElseThrow()));
        model.examine();
        finish();
        assertEquals(SampleEvidence.ROUTE, examiner.known.get(EvidenceKeys.ROUTE).seen().orElseThrow());
        assertEquals(504, examiner.known.get(EvidenceKeys.SYMPTOM).seen().orElseThrow().status());
    }

    @Test
    void aBundleIsExaminedAlsoWithoutARequest() {
        session.update(now -> now.connected(new Connection(new Place.Bundle(Path.of("evidence.zip")), "evidence.zip",
                FakeAccounts.WHO, "us-east-1", FakeAws.complete(), call -> {
                    throw new AssertionError("Nobody should write " + call);
                }, (draft, limit) -> {
                    throw new AssertionError("Nobody should send " + draft);
                }, "", "")).saw(SampleEvidence.symptom(29_034, 504).seen().orElseThrow()));
        assertEquals(new TimeoutsState.NotExamined(), model.stateProperty().get());
        examiner.answer = EvidenceSet.empty();
        model.examine();
        finish();
        assertInstanceOf(TimeoutsState.Done.class, model.stateProperty().get());
        assertEquals(Set.of(EvidenceKeys.SYMPTOM), Set.copyOf(examiner.known.keys()));
    }

    @Test
    void refusedPermissionsAreNamed() {
        examiner.denied = List.of("apigateway:GET");
        model.examine();
        finish();
        assertEquals(List.of("apigateway:GET"), assertInstanceOf(TimeoutsState.PartlyDenied.class,
                model.stateProperty().get()).iamActions());
    }

    @Test
    void withoutTheApiItFailsAndSaysWhy() {
        Observed.Failed<dev.timeoutdoctor.evidence.ApiDefinition> failed = new Observed.Failed<>(
                FailureKind.UNREACHABLE, "Connection refused",
                SampleEvidence.source("apigateway", "GetResources", Map.of(), MissingNode.getInstance()));
        examiner.answer = EvidenceSet.empty().with(EvidenceKeys.WORKING_COPY, failed)
                .with(EvidenceKeys.DEPLOYED_SNAPSHOT, failed);
        model.examine();
        finish();
        TimeoutsState.Failed state = assertInstanceOf(TimeoutsState.Failed.class, model.stateProperty().get());
        assertEquals(Message.of("timeouts.failure.unreachable"), state.what());
        assertEquals("Connection refused", state.detail());
    }

    @Test
    void cancellingTellsTheExaminerAndShowsWhatWasRead() {
        model.examine();
        model.cancel();
        finish();
        assertTrue(examiner.cancellation.isCancelled());
        assertEquals(false,
                assertInstanceOf(TimeoutsState.Done.class, model.stateProperty().get()).report().complete());
    }

    @Test
    void readingAgainCancelledKeepsWhatWasThere() {
        model.examine();
        finish();
        TimeoutsState before = model.stateProperty().get();
        model.examine();
        model.cancel();
        finish();
        assertEquals(before, model.stateProperty().get());
    }

    @Test
    void anotherTargetMakesAnAnswerThatComesLateWorthless() {
        model.examine();
        session.update(now -> now.targeted(SampleEvidence.ROUTE, "https://other.example/prod/orders"));
        session.update(now -> now.connected(now.connection().orElseThrow()));
        finish();
        assertEquals(new TimeoutsState.NoRequest(), model.stateProperty().get());
    }

    @Test
    void aChangeDuringReadingIsReadOnceMore() {
        model.examine();
        examining.again();
        finish();
        assertEquals(2, examiner.times);
    }

    @Test
    void everyCheckHasARowProblemsFirstAndElseInTheirOrder() {
        model.examine();
        finish();
        List<CheckRow> rows = assertInstanceOf(TimeoutsState.Done.class, model.stateProperty().get()).report().rows();
        assertEquals(List.of("backend-slower-than-timeout", "function-outlives-gateway", "logging-off",
                "integration-timeout-low", "stage-not-redeployed", "vpc-link-failed"),
                rows.stream().map(CheckRow::id).toList());
        assertEquals(List.of(new Action.Fix(StepId.SPEED_UP_LAMBDA), new Action.Fix(StepId.SPEED_UP_LAMBDA),
                new Action.Permission(List.of("apigateway:GET")), new Action.None(), new Action.None(),
                new Action.None()),
                rows.stream().map(CheckRow::action).toList());
    }

    @Test
    void theHeadlineIsTheRootCauseInAFewWords() {
        model.examine();
        finish();
        LadderModel ladder = assertInstanceOf(TimeoutsState.Done.class, model.stateProperty().get()).report().ladder();
        assertEquals(new Headline(RowVerdict.PROBLEM, SampleDiagnosis.say("Lambda answers after the gateway gave up")),
                ladder.headline());
    }
}
