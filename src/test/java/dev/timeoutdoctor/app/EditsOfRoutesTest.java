package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.ApiContext;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.DeploymentDraft;
import dev.timeoutdoctor.fix.DeploymentPreview;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.fix.ReadBack;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An edit of a route whose stage does not deploy by itself: applied, deployed, proven, taken back. */
class EditsOfRoutesTest {

    @TempDir
    private Path folder;

    private Path log() {
        return folder.resolve("changes.jsonl");
    }

    private static Change timeout(LabAccount account, String millis) {
        Offer.Ready offer = assertInstanceOf(Offer.Ready.class,
                ChangeCatalogue.of(ChangeKind.HTTP_INTEGRATION).offer(account.reading()));
        return offer.draft().with("timeout", millis).change().orElseThrow();
    }

    private static DeploymentDraft preview(Applier applier, LabAccount account) {
        return assertInstanceOf(DeploymentPreview.Ready.class, applier
                .previewDeployment(ApiContext.of(account.evidence()).orElseThrow(), "wait longer")).draft();
    }

    private List<LoggedChange> waiting(LabAccount account) throws IOException {
        return new ChangeLog(log(), () -> "x").read().undeployed(account.lab().account(), account.lab().region());
    }

    private static Change applied(Applier applier, Change change) {
        return assertInstanceOf(ApplyResult.Applied.class, applier.apply(change)).done();
    }

    @Test
    void nothingIsLiveBeforeTheDeploymentThatListsEverything() throws IOException, InterruptedException {
        try (LabAccount account = LabAccount.of("change-never-went-live")) {
            String start = account.stateWithoutWhatStays();
            Applier applier = account.applier(account.writer(), log());
            Change edit = applied(applier, timeout(account, "29500"));
            assertEquals(false, account.lab().grade().solved());
            assertEquals(List.of(edit.title()), waiting(account).stream().map(one -> one.change().title()).toList());
            DeploymentDraft draft = preview(applier, account);
            assertEquals(Optional.of(List.of(pending("GET /shelves"), pending("GET /shelves/{proxy+}"))),
                    draft.pending());
            assertEquals(List.of(), draft.others(List.of(edit)));
            DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                    applier.deploy(draft.change().orElseThrow(), List.of(edit)));
            assertEquals(List.of(Optional.of("29500"), Optional.of("29500")),
                    deployed.served().seen().orElseThrow().stream().map(ReadBack::told).toList());
            assertEquals(List.of(), waiting(account));
            assertEquals(true, account.lab().grade().solved());
            UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class,
                    applier.undo(List.of(edit, deployed.done())));
            assertEquals(List.of(Message.of("fix.undo.stage", deployed.previousId(), deployed.newId())), undo.notes());
            applied(applier, undo.undo());
            assertEquals(start, account.stateWithoutWhatStays());
        }
    }

    private static PendingChange pending(String method) {
        return new PendingChange(PendingChange.Kind.CHANGED, method, "TimeoutInMillis", "5000", "29500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestParameters", "ResponseParameters"})
    void anEditOfWhateverAnExportShowsWaitsForADeploymentAndIsOffered(String member) throws IOException {
        Map<String, Object> edits = Map.of("RequestParameters",
                Map.of("append:header.x-tenant", "$request.header.tenant"), "ResponseParameters",
                Map.of("500", Map.of("overwrite:statuscode", "502")));
        try (LabAccount account = LabAccount.of("change-never-went-live")) {
            Applier applier = account.applier(account.writer(), log());
            assertInstanceOf(DeployResult.Deployed.class,
                    applier.deploy(preview(applier, account).change().orElseThrow(), List.of()));
            assertEquals(List.of("fix.problem.nothing-pending"), warnings(account));
            Map<String, Object> edit = Map.of("ApiId", "w9a1r3e5h7", "IntegrationId", "s4h6e8l", member,
                    Objects.requireNonNull(edits.get(member)));
            assertTrue(account.writer().write(AwsCall.of("apigatewayv2", "UpdateIntegration", "us-east-1", edit)).seen()
                    .isPresent());
            assertEquals(List.of(), warnings(account));
            assertEquals(List.of(member, member), preview(applier, account).pending().orElseThrow().stream()
                    .map(PendingChange::setting).toList());
        }
    }

    /** What is said of the deployment that is offered. */
    private static List<String> warnings(LabAccount account) {
        return assertInstanceOf(Offer.Ready.class,
                ChangeCatalogue.of(ChangeKind.HTTP_DEPLOYMENT).offer(account.reading())).draft().problems().stream()
                .map(problem -> problem.message().key()).toList();
    }

    @Test
    void aWebSocketApiIsDeployedThoughWhatItServesIsNotKnown() throws IOException, InterruptedException {
        try (LabAccount account = LabAccount.of("frame-instead-of-answer")) {
            String start = account.stateWithoutWhatStays();
            Applier applier = account.applier(account.writer(), log());
            Change edit = applied(applier, timeout(account, "29000"));
            UndoResult.Ready only = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(edit)));
            assertEquals(List.of(Message.of("fix.undo.working-copy")), only.notes());
            DeploymentDraft draft = preview(applier, account);
            assertEquals(Optional.empty(), draft.pending());
            DeployResult.Deployed deployed = assertInstanceOf(DeployResult.Deployed.class,
                    applier.deploy(draft.change().orElseThrow(), List.of(edit)));
            assertEquals(new Observed.NotHere<List<ReadBack>>(Message.of("collect.not-here.websocket-export")),
                    deployed.served());
            assertEquals(true, account.lab().grade().solved());
            applied(applier, assertInstanceOf(UndoResult.Ready.class,
                    applier.undo(List.of(edit, deployed.done()))).undo());
            assertEquals(start, account.stateWithoutWhatStays());
            assertEquals(false, account.lab().grade().solved());
        }
    }
}
