package dev.timeoutdoctor.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.session.StepState;
import dev.timeoutdoctor.session.StepState.Status;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.step.timeouts.LadderModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleDiagnosis;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepStatesTest {

    private static final EvidenceSet SLOW = SampleEvidence.slowFunction();
    private static final Message RAISE = SampleDiagnosis.say("3000 to 12000");
    private static final Message DEPLOY = SampleDiagnosis.say("deploy");
    private static final Message UNDO = SampleDiagnosis.say("undo");
    private static final Message LIVE = SampleDiagnosis.say("d2 is live");

    private final Session found = SampleSession.examined(SampleSession.targeted()).get();

    private static AppliedChange change(Message what, Message outcome) {
        return new AppliedChange(Instant.EPOCH, what, outcome, "aws");
    }

    private static Examination seen(EvidenceSet evidence) {
        return SampleSession.examination(evidence, SampleEvidence.NO_DIAGNOSIS, List.of());
    }

    private Session deployed() {
        return found.changed(change(RAISE, Message.of("raise.outcome.not-deployed")))
                .published(List.of(RAISE, DEPLOY), LIVE).changed(change(DEPLOY, LIVE));
    }

    private Session undone() {
        return deployed().takenBack(List.of(RAISE, DEPLOY), Instant.EPOCH)
                .changed(change(UNDO, Message.of("raise.outcome.undone"))).examined(seen(SLOW));
    }

    private static Status status(Session session, StepId step) {
        return Optional.ofNullable(StepStates.of(session).get(step)).map(StepState::status).orElseThrow();
    }

    @Test
    void aChangeThatWasDeployedSinceIsToldAsLive() {
        assertEquals(List.of(Message.of("session.live", LIVE), LIVE),
                deployed().changes().stream().map(AppliedChange::outcome).toList());
    }

    @Test
    void whatWasTakenBackIsMarkedSo() {
        assertEquals(
                List.of("Applied, then deployed. d2 is live → undone at 1970-01-01 00:00:00 UTC",
                        "d2 is live → undone at 1970-01-01 00:00:00 UTC", "Undone"),
                undone().changes().stream().map(done -> Texts.english().of(done.outcome())).toList());
    }

    @Test
    void afterAnUndoWhatWasFoundBeforeHoldsAgain() {
        assertEquals(found.examination(), undone().returned());
        assertEquals(Map.of(StepId.TIMEOUT_SETTINGS, Status.ATTENTION, StepId.COMMON_MISTAKES, Status.ATTENTION,
                StepId.RAISE_TIMEOUT, Status.OPEN),
                Map.of(StepId.TIMEOUT_SETTINGS, status(undone(), StepId.TIMEOUT_SETTINGS), StepId.COMMON_MISTAKES,
                        status(undone(), StepId.COMMON_MISTAKES), StepId.RAISE_TIMEOUT,
                        status(undone(), StepId.RAISE_TIMEOUT)));
    }

    @Test
    void aChangeThatStandsOrAStageThatServesAnotherTimeoutBringsNothingBack() {
        EvidenceSet other = SampleEvidence.gateway(12_000, 12_000);
        assertEquals(List.of(Optional.empty(), Optional.empty()),
                List.of(deployed().examined(seen(SLOW)).returned(), undone().examined(seen(other)).returned()));
    }

    @Test
    void whereAVerdictIsUnknownNoStepIsTicked() {
        assertEquals(Status.OPEN, status(found, StepId.PREVENT));
        assertEquals(Status.OPEN, status(found.examined(SampleSession.examination(SLOW,
                SampleDiagnosis.oneGoodOneUnknown(), List.of())), StepId.TIMEOUT_SETTINGS));
    }

    @Test
    void theLadderSaysThatTheCauseIsBack() {
        assertEquals("Back since the change was undone: Lambda answers after the gateway gave up",
                Texts.english().of(LadderModel.returned(SLOW, undone().returned().orElseThrow()).headline().text()));
    }
}
