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
import dev.timeoutdoctor.text.Message;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CanaryChangeTest {

    private static final String CANARY = """
                                         "canarySettings": {"percentTraffic": 20.0, "deploymentId": "d2", "useStageCache": false,
                                          "stageVariableOverrides": {"host": "new", "extra": "1"}},""";
    private static final String STAGE = "{\"stageName\": \"prod\", %s \"deploymentId\": \"d1\", "
            + "\"variables\": {\"host\": \"old\", \"table\": \"t\"}}";

    private static FakeReading account(ApiType type, String stage) {
        Route route = new Route(type, "aws", "us-east-1", "123456789012", "a1", "prod", "GET", "x1", "/orders", "GET");
        return new FakeReading(EvidenceSet.empty().with(EvidenceKeys.ROUTE,
                new Observed.Seen<>(route, EvidenceFixture.SOURCE))).answering("GetStage", stage);
    }

    private static Draft draft(FakeReading account) {
        return assertInstanceOf(Offer.Ready.class, new CanaryChange().offer(account.reading())).draft();
    }

    /** The patch operations of the one call. */
    private static List<String> sent(Change change) {
        assertEquals(List.of("UpdateStage"), change.calls().stream().map(call -> call.operation()).toList());
        return change.calls().getFirst().parameters().path("patchOperations").valueStream()
                .map(CanaryChangeTest::line).toList();
    }

    private static String line(JsonNode one) {
        return (one.path("op").asString() + " " + one.path("path").asString() + " " + one.path("value").asString(""))
                .strip();
    }

    private static String patched(String... lines) {
        StringBuilder all = new StringBuilder();
        for (String line : lines) {
            String[] words = line.split(" ", 3);
            all.append(all.isEmpty() ? "" : ",").append("{\"op\":\"").append(words[0]).append("\",\"path\":\"")
                    .append(words[1]).append("\",\"value\":\"").append(words[2]).append("\"}");
        }
        return "UpdateStage {\"patchOperations\":[" + all + "],\"restApiId\":\"a1\",\"stageName\":\"prod\"}";
    }

    @Test
    void aRemovedCanaryComesBackPieceByPiece() {
        FakeReading account = account(ApiType.REST, STAGE.formatted(CANARY));
        Draft draft = draft(account);
        Change change = draft.change().orElseThrow();
        assertEquals(List.of("remove /canarySettings"), sent(change));
        assertEquals(List.of(patched("replace /canarySettings/deploymentId d2",
                "replace /canarySettings/percentTraffic 20.0", "replace /canarySettings/useStageCache false",
                "replace /canarySettings/stageVariableOverrides/extra 1",
                "replace /canarySettings/stageVariableOverrides/host new")), account.wayBack(change));
        assertEquals(List.of(), draft.problems());
        assertEquals(List.of("change.canary.found", "change.canary.note-remove", "change.canary.variables-remove",
                "change.canary.undo"), draft.notes().stream().map(Message::key).toList());
    }

    @Test
    void aPromotedCanaryGetsNoCallsFirstAndGivesItsDeploymentAndVariables() {
        FakeReading account = account(ApiType.REST, STAGE.formatted(CANARY));
        Draft draft = draft(account).with("deployment", "d2");
        Change change = draft.change().orElseThrow();
        assertEquals(List.of("replace /canarySettings/percentTraffic 0.0", "replace /deploymentId d2",
                "replace /variables/extra 1", "replace /variables/host new", "remove /canarySettings"), sent(change));
        assertEquals(Message.of("change.canary.variables-promote", List.of("host", "extra")), draft.notes().get(2));
        assertEquals(List.of("remove /canarySettings"), sent(draft.with("deployment", "d1").change().orElseThrow()));
        assertEquals(List.of("deployment"), draft.with("deployment", "d3").problems().stream()
                .map(problem -> problem.field()).toList());
    }

    @Test
    void aPromotedCanaryIsTakenBackWithTheStagesOwnDeploymentAndVariables() {
        FakeReading account = account(ApiType.REST, STAGE.formatted(CANARY));
        Change change = draft(account).with("deployment", "d2").change().orElseThrow();
        List<String> back = account.wayBack(change);
        assertEquals(1, back.size());
        String expected = patched("replace /deploymentId d1").replace("],\"restApiId\":\"a1\",\"stageName\":\"prod\"}",
                ",{\"op\":\"remove\",\"path\":\"/variables/extra\"},");
        assertEquals(expected, back.getFirst().substring(0, expected.length()));
        assertEquals(patched("replace /variables/host old", "replace /canarySettings/deploymentId d2",
                "replace /canarySettings/percentTraffic 20.0", "replace /canarySettings/useStageCache false",
                "replace /canarySettings/stageVariableOverrides/extra 1",
                "replace /canarySettings/stageVariableOverrides/host new")
                .substring("UpdateStage {\"patchOperations\":["
                        .length()),
                back.getFirst().substring(expected.length()));
    }

    @Test
    void aStageWithoutACanaryAndOtherApisHaveNothingToEnd() {
        assertEquals(new Offer.NotHere(Message.of("change.canary.none", "prod")),
                new CanaryChange().offer(account(ApiType.REST, STAGE.formatted("")).reading()));
        assertEquals(new Offer.NotHere(Message.of("change.canary.rest-only")),
                new CanaryChange().offer(account(ApiType.HTTP, STAGE.formatted(CANARY)).reading()));
        assertInstanceOf(Offer.CouldNotRead.class,
                new CanaryChange().offer(account(ApiType.REST, "{}").failing("GetStage").reading()));
    }
}
