package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.evidence.answer.RestApiAnswers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;

class ServedSinceTest {

    private static final Source SOURCE = new Source(AwsCall.of("client", "Fixture", "us-east-1", Map.of()),
            Instant.EPOCH, MissingNode.getInstance());
    private static final Instant FIRST = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-22T13:00:00Z");
    private static final Instant STAGE_CHANGED = Instant.parse("2026-11-22T13:30:00Z");

    @Test
    void theNewestDeploymentServesFromTheMomentItWasMade() {
        assertEquals(new ServedSince(SECOND), since("second"));
    }

    @Test
    void aDeploymentThatWasPutBackServesFromTheStagesLastChange() {
        assertEquals(new ServedSince(STAGE_CHANGED), since("first"));
    }

    @Test
    void everythingCountsWhereTheDeploymentIsNotKnown() {
        assertEquals(new ServedSince(Instant.EPOCH), since("third"));
        assertEquals(new ServedSince(Instant.EPOCH), ServedSince.of(EvidenceSet.empty()));
    }

    @Test
    void aCallThatBeganBeforeTheDeploymentMetTheOldSetting() {
        ServedSince since = new ServedSince(SECOND);
        assertFalse(since.covers(SECOND.plusSeconds(2), Duration.ofSeconds(3)));
        assertTrue(since.covers(SECOND.plusSeconds(3), Duration.ofSeconds(3)));
    }

    @Test
    void aWindowIsCutToThePartThatThePresentSettingHeld() {
        TimeWindow window = new TimeWindow(FIRST, STAGE_CHANGED);
        assertEquals(new TimeWindow(SECOND, STAGE_CHANGED), new ServedSince(SECOND).within(window));
        assertEquals(window, new ServedSince(FIRST).within(window));
        assertEquals(Duration.ZERO, new ServedSince(STAGE_CHANGED.plusSeconds(1)).within(window).length());
    }

    private static ServedSince since(String deploymentId) {
        Stage stage = RestApiAnswers.stage(Answers.json("{\"stageName\": \"prod\", \"deploymentId\": \"" + deploymentId
                + "\", \"lastUpdatedDate\": \"" + STAGE_CHANGED + "\"}"));
        Deployments deployments = RestApiAnswers.deployments(Answers.json("{\"items\": [{\"id\": \"first\","
                + " \"createdDate\": \"" + FIRST + "\"}, {\"id\": \"second\", \"createdDate\": \"" + SECOND + "\"}]}"));
        return ServedSince.of(new Observed.Seen<>(stage, SOURCE), new Observed.Seen<>(deployments, SOURCE));
    }
}
