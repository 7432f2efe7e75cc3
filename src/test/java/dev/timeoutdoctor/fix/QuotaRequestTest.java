package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.AwsCall;
import dev.timeoutdoctor.evidence.Observed;
import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.fix.way.AllWays;
import dev.timeoutdoctor.text.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A request for a longer timeout is followed by the id that AWS gave it, whatever became of other requests. */
class QuotaRequestTest {

    private static final Map<String, String> QUOTA = Map.of("ServiceCode", "apigateway", "QuotaCode", "L-E5AE38E3");
    private static final AwsCall READ = AwsCall.of("service-quotas", "ListRequestedServiceQuotaChangeHistoryByQuota",
            "us-east-1", QUOTA);
    private static final String OLD_REFUSAL = request("r1", 60_000, "DENIED", "77", "2026-01-01T00:00:00Z");
    private static final String OLD_GRANT = request("r0", 45_000, "APPROVED", "76", "2025-01-01T00:00:00Z");

    @TempDir
    Path directory;

    /** What AWS lists, the newest first. */
    private final List<String> listed = new ArrayList<>(List.of(OLD_REFUSAL, OLD_GRANT));
    /** What it lists in addition as soon as a request was filed. */
    private final List<String> filed = new ArrayList<>();

    private static String request(String id, int millis, String status, String support, String created) {
        return """
               {"Id": "%s", "DesiredValue": %d.0, "Status": "%s", "CaseId": "%s", "Created": "%s"}""".formatted(id,
                millis, status, support, created);
    }

    private static String own(String status) {
        return request("r9", 60_000, status, "79", "2026-11-22T14:00:00Z");
    }

    private static Observed<JsonNode> seen(AwsCall call, String json) {
        return new Observed.Seen<>(FakeAws.JSON.readTree(json), new Source(call, FakeAws.NOW, Json.object()));
    }

    private Observed<JsonNode> list(AwsCall call) {
        return seen(call, "{\"RequestedQuotas\": [" + String.join(",", listed) + "]}");
    }

    private ChangeLog log() {
        return new ChangeLog(directory.resolve("changes.jsonl"), () -> "c1");
    }

    private LoggedChange unfinished() throws IOException {
        return log().read().unfinished("123456789012", "us-east-1").getFirst();
    }

    private static Change asking(JsonNode now) {
        ObjectNode goal = Json.object().put("DesiredValue", 60_000);
        return new Change(ChangeKind.TIMEOUT_QUOTA, "L-E5AE38E3", "123456789012", "us-east-1",
                AllWays.ways().of(READ).steps(READ, now, goal), List.of(), false, Message.of("change.quota.title"));
    }

    private Applier start() {
        return new Applier(this::list, this::file, AllWays.ways(), log(), Samples.CLOCK, length -> {
        });
    }

    private Observed<JsonNode> file(AwsCall call) {
        listed.addAll(0, filed);
        return seen(call, "{\"RequestedQuota\": " + own("PENDING") + "}");
    }

    private ApplyResult ask() {
        return start().apply(asking(start().at(READ).seen().orElseThrow()));
    }

    private static void assertHasTheId(Change done) {
        assertEquals(Json.object().put("DesiredValue", 60_000).put("Id", "r9"), done.steps().getFirst().after());
    }

    @Test
    void anOldRefusalIsNoAnswerToARequestThatIsNotListedYet() throws IOException {
        ApplyResult result = ask();
        ApplyResult.StillInProgress waiting = assertInstanceOf(ApplyResult.StillInProgress.class, result);
        assertHasTheId(waiting.done());
        assertEquals(Message.of("fix.result.not-listed", "L-E5AE38E3"), waiting.message());
        assertInstanceOf(ApplyResult.StillInProgress.class, start().look(waiting));
        assertHasTheId(unfinished().change());
        assertEquals(Message.of("fix.result.not-listed", "L-E5AE38E3"), start().recover(unfinished()).message());
    }

    @Test
    void aRequestThatIsListedLaterIsFoundByItsId() throws IOException {
        ApplyResult waiting = ask();
        listed.addFirst(own("CASE_OPENED"));
        assertHasTheId(assertInstanceOf(Recovery.InEffect.class, start().recover(unfinished())).done());
        assertInstanceOf(ApplyResult.Applied.class, start().look(waiting));
    }

    @Test
    void theRefusalOfTheVeryRequestIsTold() throws IOException {
        filed.add(own("DENIED"));
        ApplyResult.Stopped stopped = assertInstanceOf(ApplyResult.Stopped.class, ask());
        assertEquals("DENIED (CaseId 79)",
                assertInstanceOf(Observed.Failed.class, stopped.failure()).message());
        assertInstanceOf(Recovery.NotInEffect.class, start().recover(unfinished()));
    }

    @Test
    void aClosedCaseIsNotCalledRefused() {
        filed.add(own("CASE_CLOSED"));
        assertHasTheId(assertInstanceOf(ApplyResult.Applied.class, ask()).done());
    }

    @Test
    void whatBecameOfLaterRequestsSaysNothingOfIt() throws IOException {
        ApplyResult waiting = ask();
        listed.addFirst(own("APPROVED"));
        listed.addFirst(request("r10", 90_000, "CASE_OPENED", "80", "2026-11-23T14:00:00Z"));
        listed.addFirst(request("r11", 300_000, "DENIED", "81", "2026-11-23T15:00:00Z"));
        assertHasTheId(assertInstanceOf(ApplyResult.Applied.class, start().look(waiting)).done());
    }
}
