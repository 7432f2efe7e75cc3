package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.AwsReader;
import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.Json;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Colleague;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a stage serves is read back after changes that send no deployment, too. */
class ServedByItselfTest {

    private static final String API = "h1t4p6r8t0";
    private static final AwsCall OLDER = AwsCall.of("apigatewayv2", "CreateDeployment", "us-east-1",
            Map.of("ApiId", "w9a1r3e5h7", "StageName", "live", "Description", "somebody else's"));

    private final AtomicInteger changes = new AtomicInteger();

    @TempDir
    Path folder;

    @Test
    void afterAnEditTheStageThatDeploysByItselfServesItAndAwssMessageIsTold() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis EQUAL",
                "Stage LastDeploymentStatusMessage EQUAL"), edited(LabAccount::reader, _ -> {
                }));
    }

    @Test
    void anAutomaticDeploymentThatTakesAMomentIsWaitedFor() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis EQUAL",
                "Stage LastDeploymentStatusMessage EQUAL"), edited(account -> showingTheOldStage(account, 4), _ -> {
                }));
    }

    @Test
    void aMessageOfAnEarlierDeploymentSaysNothingOfThisOne() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis EQUAL",
                "Stage LastDeploymentStatusMessage NOT_SEEN"),
                edited(account -> showingTheOldStage(account, Integer.MAX_VALUE), _ -> {
                }));
    }

    @Test
    void anExportThatIsDeniedIsNotTakenForGood() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "Stage ExportApi NOT_SEEN",
                "Stage LastDeploymentStatusMessage EQUAL"),
                edited(account -> call -> call.operation().equals("ExportApi")
                        ? new Observed.Failed<>(FailureKind.REFUSED, "no",
                                new Source(call, Instant.EPOCH, call.parameters()))
                        : account.reader().read(call), _ -> {
                        }));
    }

    @Test
    void anAutomaticDeploymentThatFailsIsToldWithAwssReason() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis DIFFERENT",
                "Stage LastDeploymentStatusMessage DIFFERENT"),
                edited(LabAccount::reader, account -> account.lab()
                        .colleague(new Colleague.HttpIntegrationLoss(API, "p1n3g5s"))));
    }

    @Test
    void whatTakesAnEditBackIsReadBackToo() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis EQUAL",
                "Stage LastDeploymentStatusMessage EQUAL"), takenBack(_ -> {
                }));
    }

    @Test
    void anUndoThatTheStageDoesNotDeployIsToldWithAwssReason() throws IOException {
        assertEquals(List.of("Integration TimeoutInMillis EQUAL", "GET /rates TimeoutInMillis DIFFERENT",
                "Stage LastDeploymentStatusMessage DIFFERENT"),
                takenBack(account -> account.lab().colleague(new Colleague.HttpIntegrationLoss(API, "p1n3g5s"))));
    }

    @Test
    void aStageThatDeploysNoMoreByItselfWaitsForTheDeploymentOfAnUndo() throws IOException {
        try (LabAccount account = LabAccount.of("first-call-fails")) {
            account.reset();
            Change done = applied(account);
            account.writer().write(autoDeploy(done, false));
            UndoResult.Ready ready = assertInstanceOf(UndoResult.Ready.class,
                    applier(account, account.reader()).undo(List.of(done)));
            String stage = Json.text(done.unchanged().getFirst().read().parameters(), "StageName");
            assertEquals(List.of(true, List.of(stage), List.of(Message.of("change.self-deploying.off", stage))),
                    List.of(ready.undo().needsDeployment(), ready.undo().stages(), ready.notes()));
        }
    }

    @Test
    void anUndoIsNotSentWhereTheStageWasTurnedToOrFromDeployingByItselfSinceItsPreview() throws IOException {
        try (LabAccount account = LabAccount.of("first-call-fails")) {
            account.reset();
            Change done = applied(account);
            Applier applier = applier(account, account.reader());
            Change undo = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(done))).undo();
            account.writer().write(autoDeploy(done, false));
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(undo));
        }
    }

    private static AwsCall autoDeploy(Change done, boolean on) {
        AwsCall stage = done.unchanged().getFirst().read();
        Map<String, Object> parameters = new LinkedHashMap<>();
        stage.parameters().properties().forEach(one -> parameters.put(one.getKey(), one.getValue()));
        parameters.put("AutoDeploy", on);
        return AwsCall.of(stage.service(), "UpdateStage", stage.region(), parameters);
    }

    @Test
    void afterARollbackItIsToldWhatIsServedNow() throws IOException {
        try (LabAccount account = LabAccount.of("change-never-went-live", List.of(OLDER))) {
            account.reset();
            Change change = PlannedChanges.named("rollback").make().apply(account).orElseThrow();
            assertEquals(List.of("Stage DeploymentId EQUAL", "GET /shelves TimeoutInMillis SERVED",
                    "GET /shelves/{proxy+} TimeoutInMillis SERVED"), rows(account, account.reader(), change));
        }
    }

    /** Answers what the stage was at first, so many times. */
    private static AwsReader showingTheOldStage(LabAccount account, int times) {
        AtomicInteger asked = new AtomicInteger();
        AtomicReference<JsonNode> old = new AtomicReference<>();
        return call -> {
            Observed<JsonNode> answer = account.reader().read(call);
            if (!call.operation().equals("GetStage") || asked.incrementAndGet() > times) {
                return answer;
            }
            if (asked.get() == 1) {
                old.set(answer.seen().orElseThrow());
            }
            return answer.map(_ -> old.get());
        };
    }

    private List<String> edited(Function<LabAccount, AwsReader> reader,
            Consumer<LabAccount> meanwhile) throws IOException {
        try (LabAccount account = LabAccount.of("first-call-fails")) {
            account.reset();
            Change change = PlannedChanges.named("http-integration-timeout").make().apply(account).orElseThrow();
            meanwhile.accept(account);
            return rows(account, reader.apply(account), change);
        }
    }

    private List<String> takenBack(Consumer<LabAccount> meanwhile) throws IOException {
        try (LabAccount account = LabAccount.of("first-call-fails")) {
            account.reset();
            Change done = applied(account);
            UndoResult.Ready ready = assertInstanceOf(UndoResult.Ready.class,
                    applier(account, account.reader()).undo(List.of(done)));
            meanwhile.accept(account);
            return rows(account, account.reader(), ready.undo());
        }
    }

    /** The edit, made. */
    private Change applied(LabAccount account) throws IOException {
        Change change = PlannedChanges.named("http-integration-timeout").make().apply(account).orElseThrow();
        return assertInstanceOf(ApplyResult.Applied.class, applier(account, account.reader()).apply(change)).done();
    }

    private Applier applier(LabAccount account, AwsReader reader) {
        return new Applier(reader, account.writer(), AllWays.ways(),
                new ChangeLog(folder.resolve("log"), () -> "change-" + changes.incrementAndGet()), account.clock(),
                account::pass);
    }

    private List<String> rows(LabAccount account, AwsReader reader, Change change) {
        ApplyResult result = applier(account, reader).apply(change);
        return assertInstanceOf(ApplyResult.Applied.class, result, result::toString).members().stream()
                .map(row -> row.thing() + " " + row.member() + " " + row.verdict()).toList();
    }
}
