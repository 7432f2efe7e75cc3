package dev.timeoutdoctor.ui.step.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiDefinition;
import dev.timeoutdoctor.evidence.ApiMethod;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Integration;
import dev.timeoutdoctor.evidence.IntegrationType;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.lambda.Fact.Mark;
import dev.timeoutdoctor.ui.step.raise.Gate;
import dev.timeoutdoctor.ui.step.raise.SampleAccount;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LambdaViewModelTest {

    private final Texts texts = Texts.english();
    private final SampleAccount account = new SampleAccount();

    @TempDir
    private Path folder;

    private SessionModel session(EvidenceSet evidence) {
        account.backendMillis = 41_000;
        account.deployedMillis = 29_000;
        account.workingMillis = 29_000;
        SessionModel session = account.session(true);
        session.update(now -> now.examined(
                SampleSession.examination(evidence, SampleEvidence.NO_DIAGNOSIS, List.of())));
        return session;
    }

    private LambdaViewModel entered(SessionModel session) {
        LambdaViewModel model = new LambdaViewModel(session, account.services(session, folder), texts, step -> {
        });
        model.enter();
        return model;
    }

    private static LambdaState.Ready ready(LambdaViewModel model) {
        return assertInstanceOf(LambdaState.Ready.class, model.stateProperty().get());
    }

    @Test
    void factsSayWhatWasMeasuredAndWhatIsBad() {
        Map<String, String> facts = ready(entered(session(SampleEvidence.slowFunction()))).facts().stream()
                .collect(Collectors.toMap(Fact::id, fact -> fact.mark() + " " + texts.of(fact.value())));
        assertEquals(Map.of("duration", "BAD p50 17.6 s, p99 34.1 s, longest 41.3 s", "init", "PLAIN up to 3.9 s",
                "memory", "BAD 127 of 128 MB used", "timeout", "BAD 60.0 s", "throttles", "FINE 0 throttled, 0 errors",
                "concurrency", "FINE none reserved", "state", "FINE Active, last update Successful", "package",
                "PLAIN 12.3 MB, layers: 40.0 MB"), facts);
    }

    @Test
    void aFunctionThatIsCalledByAnAliasIsLedToANewVersion() {
        EvidenceSet byAlias = EvidenceFixture
                .read(Path.of("src/test/resources/checks/alias-points-to-old-version/problem/evidence.json"));
        LambdaState.ByVersion state = assertInstanceOf(LambdaState.ByVersion.class,
                entered(session(byAlias)).stateProperty().get());
        assertEquals(Message.of("lambda.by-alias", "orders", "live"), state.how());
    }

    @Test
    void whatMayNotBeReadIsUnknownAndNotFine() {
        EvidenceSet evidence = SampleEvidence.denied(SampleEvidence.slowFunction(), EvidenceKeys.FUNCTION_METRICS,
                "cloudwatch:GetMetricData");
        Fact duration = ready(entered(session(evidence))).facts().getFirst();
        assertEquals(
                new Fact("duration", Mark.UNKNOWN, Message.of("lambda.fact.duration"), Message.of("lambda.unknown"),
                        Message.of("timeouts.why.denied", "cloudwatch:GetMetricData"), EvidenceKeys.FUNCTION_METRICS),
                duration);
    }

    @Test
    void suggestsMoreMemoryAndATimeoutBelowTheGateways() {
        assertEquals(List.of("memory 1024", "timeout 28"), ready(entered(session(SampleEvidence.slowFunction())))
                .suggestions().stream().map(one -> one.id() + " " + one.value()).toList());
    }

    @Test
    void anotherBackendIsSkippedWithTheReason() {
        Integration http = Integration.of(IntegrationType.HTTP_PROXY, "POST", "https://backend.example/orders");
        ApiDefinition api = new ApiDefinition(
                List.of(new ApiMethod("x9y8z7", "/orders", "POST", "NONE", "", false, http)));
        EvidenceSet evidence = SampleEvidence.slowFunction().with(EvidenceKeys.DEPLOYED_SNAPSHOT,
                SampleEvidence.seen(api, "apigateway", "GetExport", Map.of()));
        LambdaViewModel model = entered(session(evidence));
        assertEquals(Optional.of(Message.of("lambda.not-lambda", "HTTP_PROXY")), model.skip());
    }

    @Test
    void onARealAccountTheQuestionNamesAccountApiAndStage() {
        SessionModel session = account.session(false);
        LambdaViewModel model = new LambdaViewModel(session, account.services(session, folder), texts, step -> {
        });
        model.enter();
        session.update(now -> now.allowingChanges(true));
        model.editMemory("1024");
        model.apply();
        String asked = account.questions.getFirst().text();
        assertTrue(asked.contains("123456789012") && asked.contains("orders-api") && asked.contains("prod"), asked);
    }

    @Test
    void memoryIsGivenAndProvenByARequest() {
        SessionModel session = session(SampleEvidence.slowFunction());
        session.update(now -> now.allowingChanges(true));
        LambdaViewModel model = entered(session);
        model.editMemory("1024");
        model.apply();
        model.verify();
        assertEquals(Verification.Outcome.HELPED,
                assertInstanceOf(ChangeRun.Verified.class, model.flow().run()).verification().outcome());
        assertEquals(List.of("UpdateFunctionConfiguration"), account.operations());
        assertEquals("rev-0", account.written.getFirst().parameters().path("RevisionId").asString());
    }

    @Test
    void undoGivesTheMemoryBack() {
        SessionModel session = session(SampleEvidence.slowFunction());
        session.update(now -> now.allowingChanges(true));
        LambdaViewModel model = entered(session);
        model.editMemory("1024");
        model.apply();
        model.flow().previewUndo();
        model.flow().undo();
        assertInstanceOf(ChangeRun.Undone.class, model.flow().run());
        assertEquals(128, account.functionMegabytes);
    }

    @Test
    void typedNonsenseStaysAndClosesTheGate() {
        LambdaViewModel model = entered(session(SampleEvidence.slowFunction()));
        model.editMemory("lots");
        assertEquals("lots", LambdaViewModel.text(ready(model).draft(), "MemorySize"));
        assertEquals(new Gate.Closed(Message.of("raise.gate.errors")), ready(model).gate());
    }

    @Test
    void readOnlyKeepsTheGateShut() {
        LambdaViewModel model = entered(session(SampleEvidence.slowFunction()));
        model.editMemory("1024");
        assertEquals(new Gate.ReadOnly(), ready(model).gate());
    }

    @Test
    void noMemoryIsProposedWhereTheLastAnswerWasGood() {
        SessionModel session = session(SampleEvidence.slowFunction());
        List<String> before = ids(entered(session));
        session.update(now -> now.saw(SampleEvidence.symptom(800, 201).seen().orElseThrow())
                .examined(SampleSession.examination(SampleEvidence.slowFunction(), SampleEvidence.NO_DIAGNOSIS,
                        List.of())));
        assertEquals(List.of(true, false),
                List.of(before.contains("memory"), ids(entered(session)).contains("memory")));
    }

    private static List<String> ids(LambdaViewModel model) {
        return ready(model).suggestions().stream().map(LambdaState.Suggestion::id).toList();
    }
}
