package dev.timeoutdoctor.fix.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.diagnosis.EvidenceFixture;
import dev.timeoutdoctor.evidence.ApiType;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.PatchOperation;
import dev.timeoutdoctor.fix.PatchRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rows of a change's patch operations, its fields and its JSON. */
class PatchedDraftTest {

    private static final String STAGE = """
                                        {"stageName": "prod", "deploymentId": "d1", "tracingEnabled": false,
                                         "variables": {"host": "old"},
                                         "accessLogSettings": {"format": "$context.requestId",
                                          "destinationArn": "arn:aws:logs:us-east-1:123456789012:log-group:a"},
                                         "canarySettings": {"percentTraffic": 20.0, "deploymentId": "d2",
                                          "stageVariableOverrides": {"host": "new"}}}""";
    private static final String INTEGRATION = """
                                              {"type": "HTTP_PROXY", "httpMethod": "GET", "uri": "https://a.example/x",
                                               "timeoutInMillis": 29000, "connectionType": "INTERNET"}""";

    private static Draft draft(ChangeType type, ApiType api) {
        Route route = new Route(api, "aws", "us-east-1", "123456789012", "a1", "prod", "GET", "x1", "/orders", "GET");
        FakeReading account = new FakeReading(EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                new Observed.Seen<>(route, EvidenceFixture.SOURCE))).answering("GetStage", STAGE)
                .answering("GetIntegration", INTEGRATION);
        return assertInstanceOf(Offer.Ready.class, type.offer(account.reading())).draft();
    }

    private static Draft draft(ChangeType type) {
        return draft(type, ApiType.REST);
    }

    private static List<PatchOperation> rows(Draft draft) {
        return draft.patch().map(PatchRows::operations).orElseThrow();
    }

    /** The operations of the one call, as they are sent. */
    private static List<PatchOperation> sent(Draft draft) {
        Change change = draft.change().orElseThrow();
        return change.calls().getFirst().parameters().path("patchOperations").valueStream()
                .map(one -> new PatchOperation(one.path("op").asString(), one.path("path").asString(),
                        one.path("value").asString("")))
                .toList();
    }

    private static String text(Draft draft, String field) {
        return draft.text(draft.fields().stream().filter(one -> one.id().equals(field)).findFirst().orElseThrow());
    }

    private static List<String> errors(Draft draft) {
        return draft.problems().stream().filter(one -> one.isError())
                .map(one -> one.field() + " " + one.message().key()).toList();
    }

    @Test
    void everyRowIsSentAsItIsShown() {
        for (Draft draft : List.of(draft(new TracingChange()), draft(new AccessLogChange()), draft(new CanaryChange()),
                draft(new CanaryChange()).with("deployment", "d2"), draft(new StreamingChange()))) {
            String kind = draft.title().key();
            assertEquals(rows(draft), sent(draft), kind);
            Draft typed = draft.withPatch(rows(draft).reversed().reversed());
            assertEquals(draft.diff(), typed.diff(), kind);
            assertEquals(sent(draft), sent(typed), kind);
            assertEquals(draft.change().orElseThrow().steps().getFirst().before(),
                    typed.change().orElseThrow().steps().getFirst().before(), kind);
        }
    }

    @Test
    void aRowThatIsEditedChangesTheFieldAndTheJson() {
        Draft draft = draft(new StreamingChange());
        assertEquals(List.of(PatchOperation.replace("/responseTransferMode", "STREAM"),
                PatchOperation.replace("/timeoutInMillis", "300000")),
                rows(draft).stream().sorted((one, other) -> one.path().compareTo(other.path())).toList());
        List<PatchOperation> typed = new ArrayList<>(rows(draft));
        typed.replaceAll(row -> row.path().equals("/timeoutInMillis")
                ? PatchOperation.replace(row.path(), "60000")
                : row);
        typed.add(PatchOperation.replace("/uri", "https://b.example/x"));
        Draft edited = draft.withPatch(typed);
        assertEquals(List.of(), errors(edited));
        assertEquals("60000", text(edited, "timeout"));
        assertEquals("""
                     {
                       "type": "HTTP_PROXY",
                       "uri": "https://b.example/x",
                       "timeoutInMillis": 60000,
                       "responseTransferMode": "STREAM"
                     }""", edited.afterText());
        assertEquals(typed, sent(edited));
    }

    @Test
    void aFieldOrTheJsonThatIsEditedChangesTheRows() {
        Draft draft = draft(new CanaryChange());
        PatchOperation gone = new PatchOperation("remove", "/canarySettings", "");
        assertEquals(List.of(gone), rows(draft));
        assertEquals(List.of(PatchOperation.replace("/canarySettings/percentTraffic", "0.0"),
                PatchOperation.replace("/deploymentId", "d2"), PatchOperation.replace("/variables/host", "new"), gone),
                rows(draft.with("deployment", "d2")));
        assertEquals(List.of(PatchOperation.replace("/variables/host", "other"), gone),
                rows(draft.withAfter(draft.afterText().replace("\"old\"", "\"other\""))));
    }

    @Test
    void aRefusedRowOutlivesWhatIsTypedElsewhereAndBlocksTheChange() {
        PatchOperation refused = PatchOperation.replace("/stageName", "other");
        Draft draft = draft(new TracingChange());
        Draft typed = draft.withPatch(List.of(rows(draft).getFirst(), refused));
        assertEquals(List.of("operation-1 fix.patch.path-stage"), errors(typed));
        assertEquals(Optional.empty(), typed.change());
        assertEquals(draft.afterText(), typed.afterText());
        Draft off = typed.with("tracing", "false");
        assertEquals(List.of(refused), rows(off));
        assertEquals(List.of("operation-0 fix.patch.path-stage"), errors(off));
        assertEquals(List.of(refused), rows(off.withAfter("{")));
        assertEquals(List.of("after fix.problem.not-json"), errors(off.withAfter("{")));
        Draft again = off.withAfter(draft.afterText());
        assertEquals(typed.patch().orElseThrow().operations(), rows(again));
        assertEquals(sent(draft), sent(again.withPatch(List.of(rows(again).getFirst()))));
    }

    @Test
    void whatTheJsonSaysAndNoOperationCanIsNotLeftOut() {
        Draft draft = draft(new CanaryChange());
        String kept = draft.afterText().replace("\"variables\"",
                "\"canarySettings\": {\"percentTraffic\": 20.0, \"deploymentId\": \"d2\"},\n  \"variables\"");
        assertEquals(List.of("after fix.patch.unsaid"), errors(draft.withAfter(kept)));
    }

    @Test
    void whatIsNoPatchHasNoRows() {
        assertEquals(Optional.empty(), draft(new AccessLogChange(), ApiType.HTTP).patch().map(PatchRows::operations));
        Draft whole = draft(new StreamingChange());
        assertEquals(Optional.empty(), whole.withAfter(whole.afterText().replaceFirst("\\s*\"uri\": [^\\n]*", ""))
                .patch().map(PatchRows::operations));
    }
}
