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
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.lab.Colleague;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
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

    private List<String> rows(LabAccount account, AwsReader reader, Change change) {
        Applier applier = new Applier(reader, account.writer(), AllWays.ways(),
                new ChangeLog(folder.resolve("log"), () -> "change"), account.clock(), account::pass);
        ApplyResult result = applier.apply(change);
        return assertInstanceOf(ApplyResult.Applied.class, result, result::toString).members().stream()
                .map(row -> row.thing() + " " + row.member() + " " + row.verdict()).toList();
    }
}
