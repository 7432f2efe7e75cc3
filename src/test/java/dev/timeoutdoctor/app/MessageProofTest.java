package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.fix.ApplyResult;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.UndoResult;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.fix.change.ChangeCatalogue;
import dev.timeoutdoctor.fix.change.Offer;
import dev.timeoutdoctor.session.RequestDraft;
import dev.timeoutdoctor.session.RequestSender.Sent;
import dev.timeoutdoctor.target.SampleMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A message to a WebSocket API before its timeout is raised, after it, and after the undo. */
class MessageProofTest {

    private final HttpRequests requests = new HttpRequests(Clock.systemUTC(), Duration.ZERO);

    @TempDir
    private Path folder;

    private Symptom answer(LabAccount account, String message) {
        return assertInstanceOf(Sent.Answered.class, requests.send(
                new RequestDraft("", account.lab().requestUri().toString(), Map.of(), message), Duration.ofSeconds(20)))
                .symptom();
    }

    @Test
    void aRaisedTimeoutTurnsTheErrorFrameIntoAnAnswerAndTheUndoTurnsItBack() throws IOException {
        try (LabAccount account = LabAccount.of("frame-instead-of-answer")) {
            Route route = account.evidence().get(EvidenceKeys.ROUTE).seen().orElseThrow();
            assertEquals(Optional.of(true), account.evidence().get(EvidenceKeys.API_ROUTES).seen().orElseThrow()
                    .answers(route.routeKey()));
            assertEquals(ApiType.WEBSOCKET, route.apiType());
            String message = SampleMessage.of(account.reader(), route).orElseThrow();
            Applier applier = account.applier(account.writer(), folder.resolve("changes.jsonl"));
            String start = account.stateWithoutWhatStays();

            Symptom before = answer(account, message);
            assertEquals(AnswerSignature.Kind.GATEWAY_TIMEOUT, AnswerSignature.of(before).kind());
            assertTrue(before.elapsed().toMillis() >= 5_000 && before.elapsed().toMillis() < 5_010);

            ApplyResult.Applied raised = applied(applier, draft(account, ChangeKind.HTTP_INTEGRATION, "timeout",
                    "10000"));
            ApplyResult.Applied published = applied(applier, draft(account, ChangeKind.HTTP_DEPLOYMENT, "", ""));
            Symptom after = answer(account, message);
            assertEquals("{\"answer\": \"On its way\"}", after.body());
            assertEquals(AnswerSignature.Kind.ANSWERED, AnswerSignature.of(after).kind());
            assertEquals(Verification.Outcome.HELPED,
                    Verification.of(Series.once(before), Series.once(after)).outcome());

            UndoResult.Ready undo = assertInstanceOf(UndoResult.Ready.class,
                    applier.undo(List.of(raised.done(), published.done())));
            applied(applier, undo.undo());
            assertEquals(start, account.stateWithoutWhatStays());
            Symptom again = answer(account, message);
            assertEquals(AnswerSignature.Kind.GATEWAY_TIMEOUT, AnswerSignature.of(again).kind());
            assertEquals(Verification.Outcome.WORSE,
                    Verification.ofUndo(Series.once(after), Series.once(again)).outcome());
        }
    }

    private static Change draft(LabAccount account, ChangeKind kind, String field, String value) {
        Offer.Ready offer = assertInstanceOf(Offer.Ready.class, ChangeCatalogue.of(kind).offer(account.reading()));
        return (field.isEmpty() ? offer.draft() : offer.draft().with(field, value)).change().orElseThrow();
    }

    private static ApplyResult.Applied applied(Applier applier, Change change) {
        return assertInstanceOf(ApplyResult.Applied.class, applier.apply(change));
    }
}
