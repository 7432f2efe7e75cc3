package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.ChangeLog;
import dev.timeoutdoctor.fix.PendingChange;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.lab.Colleague;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Somebody else edits the same thing between preview, change and undo: nothing of it is overwritten, published or lost unseen. */
class ColleaguesEditTest {

    private static final String ON_CALL = "arn:aws:sns:us-east-1:123456789012:oncall";

    @TempDir
    Path folder;

    private static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    private static Change change(LabAccount account, String name) {
        return PlannedChanges.named(name).make().apply(account).orElseThrow();
    }

    private Applier applier(LabAccount account) {
        return account.applier(account.writer(), folder.resolve("changes.jsonl"));
    }

    private static Change made(Applier applier, Change change) {
        return assertInstanceOf(ApplyResult.Applied.class, applier.apply(change)).done();
    }

    private static void edit(LabAccount account, AwsCall call) {
        assertTrue(account.writer().write(call).seen().isPresent(), call::toString);
    }

    /** The first alarm of a change, put with other values. */
    private static AwsCall alarm(Change change, Map<String, Object> other) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        change.calls().getFirst().parameters().properties()
                .forEach(member -> parameters.put(member.getKey(), member.getValue()));
        parameters.putAll(other);
        return AwsCall.of("cloudwatch", "PutMetricAlarm", "us-east-1", parameters);
    }

    @Test
    void anAlarmThatGotActionsSinceThePreviewIsNotPutAnew() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            account.reset();
            Applier applier = applier(account);
            Change first = change(account, "alarms");
            made(applier, first);
            edit(account, alarm(first, Map.of("Threshold", 29_000)));
            Change mending = change(account, "alarms");
            edit(account, alarm(first, Map.of("Threshold", 29_000, "AlarmActions", List.of(ON_CALL))));
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(mending));
        }
    }

    @Test
    void anAlarmThatCallsSomebodySinceIsNotDeletedUnseen() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            account.reset();
            Applier applier = applier(account);
            Change first = made(applier, change(account, "alarms"));
            Change unseen = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(first))).undo();
            edit(account, alarm(first, Map.of("AlarmActions", List.of(ON_CALL))));
            UndoResult.Conflict conflict = assertInstanceOf(UndoResult.Conflict.class, applier.undo(List.of(first)));
            assertTrue(conflict.difference().toString().contains(ON_CALL), conflict::toString);
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(unseen));
            UndoResult.Ready over = assertInstanceOf(UndoResult.Ready.class, applier.undoOver(List.of(first)));
            assertInstanceOf(ApplyResult.Applied.class, applier.apply(over.undo()));
        }
    }

    /** An account in which nothing is logged yet, so that this program makes a log group. */
    private static LabAccount unlogged() throws IOException {
        return PlannedChanges.account("access-log", "starved-of-memory");
    }

    private static List<String> notes(UndoResult.Ready undo) {
        return undo.notes().stream().map(Texts.english()::of).toList();
    }

    @Test
    void aFilterThatSomebodyHangsOnALogGroupAfterThePreviewKeepsItFromBeingDeleted() throws IOException {
        try (LabAccount account = unlogged()) {
            account.reset();
            Applier applier = applier(account);
            Change change = made(applier, change(account, "access-log"));
            UndoResult.Ready empty = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(change)));
            assertTrue(notes(empty).contains("Log group /aws/apigateway/b5i6l7n8g9/prod is deleted with all lines in "
                    + "it; AWS counts 0 bytes by now, and its count lags behind."), notes(empty)::toString);
            account.lab().colleague(new Colleague.SubscriptionFilter("/aws/apigateway/b5i6l7n8g9/prod", "to-siem",
                    "arn:aws:kinesis:us-east-1:123456789012:stream/siem"));
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(empty.undo()));
        }
    }

    @Test
    void linesThatCameIntoALogGroupAreNotDeletedUnseen() throws Exception {
        try (LabAccount account = unlogged()) {
            account.reset();
            Applier applier = applier(account);
            Change change = made(applier, change(account, "access-log"));
            account.lab().grade(); // calls the method, so that its stage logs
            account.pass(Duration.ofMinutes(1));
            UndoResult.Conflict conflict = assertInstanceOf(UndoResult.Conflict.class, applier.undo(List.of(change)));
            assertTrue(conflict.difference().toString().contains("storedBytes"), conflict::toString);
            UndoResult.Ready over = assertInstanceOf(UndoResult.Ready.class, applier.undoOver(List.of(change)));
            assertTrue(notes(over).stream().anyMatch(note -> note.matches(".*AWS counts [1-9][0-9,]* bytes.*")),
                    notes(over)::toString);
        }
    }

    @Test
    void aResponseThatSomebodyAddedIsNotDroppedByAnUndo() throws IOException {
        try (LabAccount account = LabAccount.of("starved-of-memory")) {
            account.reset();
            Applier applier = applier(account);
            Change change = made(applier, change(account, "async-event"));
            Change unseen = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(change))).undo();
            JsonNode method = change.read().parameters();
            Map<String, Object> response = new LinkedHashMap<>();
            List.of("restApiId", "resourceId", "httpMethod").forEach(name -> response.put(name, method.path(name)));
            response.put("statusCode", "500");
            edit(account, AwsCall.of("apigateway", "PutMethodResponse", "us-east-1", response));
            response.put("selectionPattern", ".*Error.*");
            edit(account, AwsCall.of("apigateway", "PutIntegrationResponse", "us-east-1", response));
            assertInstanceOf(UndoResult.Conflict.class, applier.undo(List.of(change)));
            assertInstanceOf(ApplyResult.TargetMoved.class, applier.apply(unseen));
        }
    }

    @Test
    void whatSomebodyEditedSinceThePreviewIsNotPublished() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            Change change = change(account, "alias");
            edit(account, AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1",
                    Map.of("FunctionName", "search", "MemorySize", 128, "Timeout", 1)));
            assertInstanceOf(ApplyResult.TargetMoved.class, applier(account).apply(change));
        }
    }

    /** A program beside a colleague who edits a function a minute after the program did. */
    private Applier editing(LabAccount account, AwsCall theirs) {
        return account.applier(call -> {
            Observed<JsonNode> answer = account.writer().write(call);
            if (call.operation().equals("UpdateFunctionConfiguration")) {
                account.pass(Duration.ofMinutes(1));
                edit(account, theirs);
            }
            return answer;
        }, folder.resolve("changes.jsonl"));
    }

    private static ApplyResult.Stopped editedBeforeTheVersion(LabAccount account, Applier applier) {
        return assertInstanceOf(ApplyResult.Stopped.class,
                applier.apply(change(account, "function-version-edited")));
    }

    @Test
    void whatSomebodyEditsBetweenTheOwnUpdateAndTheVersionIsNotPublished() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            ApplyResult.Stopped stopped = editedBeforeTheVersion(account, editing(account,
                    AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1",
                            Map.of("FunctionName", "search", "Timeout", 1))));
            assertEquals(1, stopped.index());
            assertEquals(1, stopped.made().size());
            assertEquals("PublishVersion", stopped.failure().origin().orElseThrow().call().operation());
        }
    }

    /** What no comparison of versions shows. */
    private static final AwsCall HALF_DONE = AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1",
            Map.of("FunctionName", "search", "Description", "half done"));

    private static String versions(LabAccount account) {
        return account.reader().read(AwsCall.of("lambda", "ListVersionsByFunction", "us-east-1",
                Map.of("FunctionName", "search"))).seen().orElseThrow().path("Versions").valueStream()
                .map(one -> one.path("Version").asString() + " " + one.path("MemorySize")).toList().toString();
    }

    @Test
    void evenWhatNoPreviewShowsIsNotPublishedWhereSomebodyEditsItBetweenTheUpdateAndOurLook() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            Applier applier = editing(account, HALF_DONE);
            ApplyResult.Stopped stopped = editedBeforeTheVersion(account, applier);
            assertEquals("PublishVersion", stopped.failure().origin().orElseThrow().call().operation());
            ApplyResult.Elsewhere elsewhere = assertInstanceOf(ApplyResult.Elsewhere.class, applier.look(stopped));
            assertEquals(List.of("UpdateFunctionConfiguration"),
                    elsewhere.done().calls().stream().map(AwsCall::operation).toList());
            assertEquals("[$LATEST 1536, 1 512, 2 512, 3 512]", versions(account));
        }
    }

    /** Killed before it publishes, with what may happen before the next start. */
    private Recovery killedBeforeItPublishes(LabAccount account, String log, Runnable meanwhile) throws IOException {
        account.reset();
        Change change = change(account, "function-version-edited");
        Path file = folder.resolve(log);
        Applier dying = account.applier(call -> {
            if (call.operation().equals("PublishVersion")) {
                throw new Killed();
            }
            return account.writer().write(call);
        }, file);
        assertThrows(Killed.class, () -> dying.apply(change));
        meanwhile.run();
        account.pass(Duration.ofMinutes(1));
        return account.applier(account.writer(), file)
                .recover(new ChangeLog(file, () -> "x").read().unfinished().getFirst());
    }

    @Test
    void whatSomebodyEditsBeforeTheNextStartIsNotPublishedByFinishing() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            Recovery.Partly own = assertInstanceOf(Recovery.Partly.class,
                    killedBeforeItPublishes(account, "own.jsonl", () -> {
                    }));
            assertEquals(List.of("PublishVersion", "UpdateAlias"),
                    own.rest().orElseThrow().calls().stream().map(AwsCall::operation).toList());
            Recovery.Partly partly = assertInstanceOf(Recovery.Partly.class,
                    killedBeforeItPublishes(account, "edited.jsonl", () -> edit(account, HALF_DONE)));
            assertEquals(Optional.empty(), partly.rest(), () -> Texts.english().of(partly.message()));
            Applier applier = applier(account);
            UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class, applier.undo(List.of(partly.done())));
            made(applier, undo.undo());
            assertEquals("[$LATEST 1024, 1 512, 2 512, 3 512]", versions(account));
            assertEquals("half done", account.reader().read(partly.done().read()).seen().orElseThrow()
                    .path("Description").asString());
        }
    }

    @Test
    void withoutTheAnswerToTheUpdateNobodyKnowsWhoseSettingsWouldBePublished() throws IOException {
        try (LabAccount account = LabAccount.of("fixed-but-not-called")) {
            account.reset();
            Change change = change(account, "function-version-edited");
            Path log = folder.resolve("unanswered.jsonl");
            Applier dying = account.applier(call -> {
                account.writer().write(call);
                throw new Killed();
            }, log);
            assertThrows(Killed.class, () -> dying.apply(change));
            Recovery.Partly partly = assertInstanceOf(Recovery.Partly.class, applier(account)
                    .recover(new ChangeLog(log, () -> "x").read().unfinished().getFirst()));
            assertEquals(Optional.empty(), partly.rest());
            assertEquals("A part of the calls for search took effect. The rest would publish what is edited now, and "
                    + "that is not what they have left, or nobody can tell whether it is. Take back what was made, or "
                    + "leave it as it is; then preview the change anew.", Texts.english().of(partly.message()));
        }
    }

    @Test
    void aDeploymentThatWasCutOffIsPreviewedAnew() throws IOException {
        try (LabAccount account = LabAccount.of("change-never-went-live")) {
            account.reset();
            Path log = folder.resolve("cut.jsonl");
            Change deployment = change(account, "http-deployment");
            Applier dying = account.applier(_ -> {
                throw new Killed();
            }, log);
            assertThrows(Killed.class, () -> dying.apply(deployment));
            Recovery.NotInEffect not = assertInstanceOf(Recovery.NotInEffect.class, applier(account)
                    .recover(new ChangeLog(log, () -> "x").read().unfinished().getFirst()));
            assertEquals(Optional.empty(), not.again(), () -> Texts.english().of(not.message()));
        }
    }

    private static List<String> pending(LabAccount account) {
        return assertInstanceOf(Offer.Ready.class,
                ChangeCatalogue.of(ChangeKind.HTTP_DEPLOYMENT).offer(account.reading())).draft().recipe().publishes()
                .orElseThrow().pending().orElseThrow().stream().map(PendingChange::text).map(Texts.english()::of)
                .toList();
    }

    @Test
    void whatSomebodyEditedAfterTheExaminationIsListedAsPending() throws IOException {
        try (LabAccount account = LabAccount.of("change-never-went-live")) {
            account.reset();
            assertEquals(List.of("GET /shelves: TimeoutInMillis from 5000 to 30000",
                    "GET /shelves/{proxy+}: TimeoutInMillis from 5000 to 30000"), pending(account));
            AwsCall read = AwsCall.of("apigatewayv2", "GetIntegrations", "us-east-1", Map.of("ApiId", "w9a1r3e5h7"));
            account.reader().read(read).seen().orElseThrow().path("Items")
                    .forEach(one -> edit(account, AwsCall.of("apigatewayv2", "UpdateIntegration", "us-east-1",
                            Map.of("ApiId", "w9a1r3e5h7", "IntegrationId", one.path("IntegrationId").asString(),
                                    "TimeoutInMillis", 777))));
            assertEquals(List.of("GET /shelves: TimeoutInMillis from 5000 to 777",
                    "GET /shelves/{proxy+}: TimeoutInMillis from 5000 to 777"), pending(account));
        }
    }
}
