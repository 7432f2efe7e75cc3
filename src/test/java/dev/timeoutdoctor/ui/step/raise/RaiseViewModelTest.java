package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RaiseViewModelTest {

    private final SampleAccount account = new SampleAccount();
    private final List<StepId> went = new ArrayList<>();
    private final Texts texts = Texts.english();

    @TempDir
    private Path folder;
    private SessionModel session = new SessionModel();
    private RaiseViewModel model = new RaiseViewModel(session, account.services(session, Path.of("unused")), texts,
            went::add);

    @BeforeEach
    void enter() {
        start(true);
    }

    private void start(boolean lab) {
        session = account.session(lab);
        model = new RaiseViewModel(session, account.services(session, folder), texts, went::add);
        model.enter();
    }

    private RaiseState.Ready ready() {
        return assertInstanceOf(RaiseState.Ready.class, model.stateProperty().get());
    }

    private void allow() {
        session.update(now -> now.allowingChanges(true));
    }

    @Test
    void readsTheIntegrationAsItIsNow() {
        assertEquals(Duration.ofSeconds(3), ready().draft().timeoutBefore());
    }

    @Test
    void withoutATargetItSaysWhereToBegin() {
        RaiseViewModel empty = new RaiseViewModel(new SessionModel(), account.services(session, folder), texts,
                went::add);
        empty.enter();
        assertEquals(new RaiseState.NotHere(Message.of("raise.not-here.no-request")), empty.stateProperty().get());
    }

    @Test
    void aTypedTimeoutBecomesAPatchOperationAndJson() {
        model.editTimeout("9,000");
        assertEquals(List.of(PatchOperation.replace("/timeoutInMillis", "9000")), ready().draft().patch());
        assertTrue(ready().draft().afterText().contains("\"timeoutInMillis\" : 9000")
                || ready().draft().afterText().contains("\"timeoutInMillis\": 9000"));
    }

    @Test
    void typedJsonBecomesTheTimeout() {
        model.editAfter(ready().draft().afterText().replace("3000", "12000"));
        assertEquals("12000", RaiseViewModel.timeoutText(ready().draft()));
    }

    @Test
    void whatIsNoNumberStaysAsTypedAndClosesTheGate() {
        model.editTimeout("soon");
        assertEquals("soon", RaiseViewModel.timeoutText(ready().draft()));
        assertEquals(new Gate.Closed(Message.of("raise.gate.errors")), ready().gate());
    }

    @Test
    void aValueAboveTheQuotaClosesTheGate() {
        model.editTimeout("61000");
        assertEquals(new Gate.Closed(Message.of("raise.gate.errors")), ready().gate());
    }

    @Test
    void whatWasTypedBeforeTheExaminationIsJudgedByWhatItHasRead() {
        session = SampleSession.targeted(account, account, account, true);
        model = new RaiseViewModel(session, account.services(session, folder), texts, went::add);
        model.enter();
        allow();
        model.editTimeout("200000");
        assertEquals(List.of("fix.problem.ceiling-unknown"),
                ready().draft().problems().stream().map(problem -> problem.message().key()).toList());
        assertInstanceOf(Gate.Open.class, ready().gate());
        account.examining(session).again();
        assertEquals(List.of("fix.problem.over-quota"),
                ready().draft().problems().stream().map(problem -> problem.message().key()).toList());
        assertInstanceOf(Gate.Closed.class, ready().gate());
    }

    @Test
    void aNumberThatNoCallCanHoldClosesTheGateEvenWhereNoQuotaIsKnown() {
        session = SampleSession.targeted(account, account, account, true);
        model = new RaiseViewModel(session, account.services(session, folder), texts, went::add);
        model.enter();
        model.editTimeout("2147483648");
        assertEquals(List.of("fix.problem.timeout-integer"),
                ready().draft().problems().stream().map(problem -> problem.message().key()).toList());
        assertInstanceOf(Gate.Closed.class, ready().gate());
    }

    @Test
    void readOnlyKeepsTheGateShutUntilChangesAreAllowed() {
        model.editTimeout("9000");
        assertEquals(new Gate.ReadOnly(), ready().gate());
        model.allowChanges();
        assertEquals(new Gate.Open(), ready().gate());
        assertEquals(List.of(), account.questions);
    }

    @Test
    void onARealAccountAllowingAsksAndNamesAccountApiAndStage() {
        start(false);
        model.allowChanges();
        String asked = account.questions.getFirst().text();
        assertTrue(asked.contains("123456789012") && asked.contains("orders-api") && asked.contains("prod"), asked);
    }

    @Test
    void aRealAccountIsNotChangedWithoutAgreement() {
        start(false);
        allow();
        account.agrees = false;
        model.editTimeout("9000");
        model.apply();
        assertEquals(List.of(), account.operations());
    }

    @Test
    void onARealAccountApplyDeployAndUndoEachAskAndNameAccountApiAndStage() {
        start(false);
        allow();
        model.editTimeout("9000");
        model.apply();
        model.previewDeployment();
        model.deploy();
        model.flow().previewUndo();
        model.undo();
        assertEquals(List.of("raise-confirm-apply", "raise-confirm-deploy", "raise-confirm-undo"),
                account.questions.stream().map(question -> question.id()).toList());
        assertTrue(account.questions.stream().map(question -> question.text()).allMatch(
                text -> text.contains("123456789012") && text.contains("orders-api") && text.contains("prod")),
                account.questions.toString());
        assertEquals(List.of("UpdateIntegration", "CreateDeployment", "UpdateStage", "UpdateIntegration"),
                account.operations());
    }

    @Test
    void withoutAgreementNothingIsDeployedOrUndone() {
        start(false);
        allow();
        model.editTimeout("9000");
        model.apply();
        account.agrees = false;
        model.previewDeployment();
        model.deploy();
        assertInstanceOf(ChangeRun.DeployPreview.class, model.flow().run());
        model.flow().back();
        model.flow().previewUndo();
        model.undo();
        assertEquals(List.of("UpdateIntegration"), account.operations());
    }

    @Test
    void anotherApiIsReadOnlyAgain() {
        allow();
        session.update(now -> now.targeted(SampleAccount.otherApi(), ""));
        assertEquals(false, model.changesAllowed());
    }

    @Test
    void applyDeployAndVerifyProveTheChange() {
        allow();
        model.editTimeout("9000");
        model.apply();
        assertInstanceOf(ChangeRun.Applied.class, model.flow().run());
        model.previewDeployment();
        assertInstanceOf(ChangeRun.DeployPreview.class, model.flow().run());
        model.flow().deploy();
        assertInstanceOf(ChangeRun.Deployed.class, model.flow().run());
        model.verify();
        ChangeRun.Verified verified = assertInstanceOf(ChangeRun.Verified.class, model.flow().run());
        assertEquals(Verification.Outcome.HELPED, verified.verification().outcome());
        assertEquals(List.of("UpdateIntegration", "CreateDeployment"), account.operations());
    }

    @Test
    void aFrameThatMayBeNoAnswerProvesNothing() {
        aDeployedChange();
        account.comes = Optional.of(new Sent.Untold(2, "news", Duration.ofMillis(40), Duration.ofSeconds(49)));
        model.verify();
        ChangeRun.VerifyFailed failed = assertInstanceOf(ChangeRun.VerifyFailed.class, model.flow().run());
        assertEquals("Not proven: 2 frames came before the message was sent; whether the one 40 ms after it is its "
                + "answer is not known. API Gateway sent no error frame within 49.0 s. More than that a message cannot "
                + "prove while frames come unasked.", texts.of(failed.why()));
        assertEquals(504, session.get().symptom().orElseThrow().status());
    }

    @Test
    void theTestRequestAsksFirstSinceItIsAPost() {
        aDeployedChange();
        account.agrees = false;
        model.verify();
        assertEquals(List.of("confirm-request"), account.questions.stream().map(question -> question.id()).toList());
        assertEquals(List.of(), account.requests);
    }

    @Test
    void everyStageIsToldToTheSessionAndReadAgain() {
        aDeployedChange();
        model.verify();
        assertEquals(2, session.get().changes().size());
        assertEquals("Deployment new222 is live: the stage serves timeoutInMillis 9000 as applied. Before it was "
                + "deployment old111. → It helped: status 200 after 8.1 s; before, status 504 after 3.0 s.",
                texts.of(session.get().changes().getLast().outcome()));
        assertEquals(3, account.examined);
        assertEquals(200, session.get().symptom().orElseThrow().status());
    }

    @Test
    void undoTakesTheChangeAndTheDeploymentBack() {
        aDeployedChange();
        model.flow().previewUndo();
        assertInstanceOf(ChangeRun.UndoPreview.class, model.flow().run());
        model.flow().undo();
        assertInstanceOf(ChangeRun.Undone.class, model.flow().run());
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
    }

    @Test
    void keepingTheChangeLeavesTheUndoUnsent() {
        aDeployedChange();
        model.flow().previewUndo();
        model.flow().back();
        assertEquals(List.of("UpdateIntegration", "CreateDeployment"), account.operations());
    }

    @Test
    void aValueThatSomebodyChangedInBetweenIsNotOverwritten() {
        allow();
        model.editTimeout("9000");
        account.workingMillis = 5_000;
        model.apply();
        assertInstanceOf(ChangeRun.ApplyFailed.class, model.flow().run());
        assertEquals(List.of(), account.operations());
        model.readAgain();
        assertEquals(Duration.ofSeconds(5), ready().draft().timeoutBefore());
        assertEquals("9000", RaiseViewModel.timeoutText(ready().draft()));
    }

    @Test
    void aRaisedTimeoutThatWasNeverDeployedIsDeployedWithoutAnEdit() {
        account.workingMillis = 9_000;
        account.colleagueEdited = true;
        start(true);
        assertEquals(new RaiseState.Advice.Deploy(Duration.ofSeconds(3), Duration.ofSeconds(9)), ready().advice());
        allow();
        model.previewDeployment();
        FlowState.DeployOnly preview = assertInstanceOf(FlowState.DeployOnly.class, model.flow().stateProperty().get());
        assertEquals(List.of("GET /orders", "POST /orders"),
                preview.draft().pending().orElseThrow().stream().map(one -> one.method()).toList());
        model.flow().deploy();
        assertEquals(List.of("CreateDeployment"), account.operations());
        model.verify();
        assertInstanceOf(ChangeRun.Verified.class, model.flow().run());
        assertEquals(9_000, account.deployedMillis);
    }

    @Test
    void anIntegrationThatMayNotBeReadSaysWhy() {
        account.denied = true;
        start(true);
        assertInstanceOf(RaiseState.CouldNotRead.class, model.stateProperty().get());
    }

    @Test
    void aChangeSaysWhatWasDoneAndHowFarItWent() {
        allow();
        model.editTimeout("9000");
        model.apply();
        AppliedChange told = session.get().changes().getFirst();
        assertEquals("Set the integration timeout of orders-api · POST /orders from 3.0 s to 9.0 s",
                texts.of(told.what()));
        assertEquals("Applied to the working copy, not deployed yet", texts.of(told.outcome()));
    }

    @Test
    void aChangeThatCouldNotBeReadBackIsFoundByALookAndGoesOn() {
        allow();
        model.editTimeout("9000");
        account.throttledAfterWriting = "GetIntegration";
        model.apply();
        assertInstanceOf(ChangeRun.ApplyFailed.class, model.flow().run());
        account.throttledAfterWriting = "";
        model.flow().look();
        assertInstanceOf(ChangeRun.Applied.class, model.flow().run());
        assertEquals(List.of("UpdateIntegration"), account.operations());
    }

    @Test
    void aDeploymentThatCouldNotBeReadBackIsTakenBackToo() {
        allow();
        model.editTimeout("9000");
        model.apply();
        model.previewDeployment();
        account.throttledFromWrite = 2;
        account.throttledAfterWriting = "GetStage";
        model.flow().deploy();
        assertInstanceOf(ChangeRun.DeployFailed.class, model.flow().run());
        assertEquals(9_000, account.deployedMillis);
        model.flow().back();
        assertInstanceOf(ChangeRun.DeployFailed.class, model.flow().run());
        account.throttledAfterWriting = "";
        model.flow().previewUndo();
        model.flow().undo();
        assertInstanceOf(ChangeRun.Undone.class, model.flow().run());
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
    }

    @Test
    void aDeploymentThatCouldNotBeReadBackIsFoundByALook() {
        allow();
        model.editTimeout("9000");
        model.apply();
        model.previewDeployment();
        account.throttledFromWrite = 2;
        account.throttledAfterWriting = "GetStage";
        model.flow().deploy();
        account.throttledAfterWriting = "";
        model.flow().look();
        assertInstanceOf(ChangeRun.Deployed.class, model.flow().run());
    }

    @Test
    void anUndoThatCouldNotBeReadBackIsFoundByALook() {
        aDeployedChange();
        model.flow().previewUndo();
        account.throttledFromWrite = 4;
        account.throttledAfterWriting = "GetIntegration";
        model.flow().undo();
        assertInstanceOf(ChangeRun.UndoFailed.class, model.flow().run());
        account.throttledAfterWriting = "";
        model.flow().look();
        assertInstanceOf(ChangeRun.Undone.class, model.flow().run());
    }

    @Test
    void editingAgainAfterTheProofKeepsTheUndo() {
        aDeployedChange();
        model.verify();
        model.readAgain();
        assertTrue(model.flow().editing());
        model.editTimeout("12000");
        model.apply();
        model.flow().previewUndo();
        model.flow().undo();
        assertEquals(List.of(3_000, 3_000), List.of(account.workingMillis, account.deployedMillis));
    }

    private void aDeployedChange() {
        allow();
        model.editTimeout("9000");
        model.apply();
        model.previewDeployment();
        model.flow().deploy();
    }
}
