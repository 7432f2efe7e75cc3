package dev.timeoutdoctor.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Answers by status, and frames, which have none. */
class SymptomTest {

    private static Symptom of(int status, String body) {
        return new Symptom("wss://example.com", "", status, Map.of(), body, Duration.ofSeconds(5), Instant.EPOCH, true);
    }

    private static Symptom error(int status, String words) {
        return of(status, "{\"message\": \"" + words + "\", \"connectionId\":\"a=\", \"requestId\":\"b=\"}");
    }

    private static String judged(Symptom symptom) {
        return (symptom.isFrame() ? "frame " : "") + (symptom.isSilent() ? "silent " : "")
                + (symptom.succeeded() ? "succeeded " : "") + (symptom.failed() ? "failed " : "")
                + (symptom.refused() ? "refused" : "");
    }

    @Test
    void framesAreJudgedByTheirWords() {
        assertEquals("frame succeeded ", judged(of(0, "{\"message\": \"hello\", \"requestId\": \"mine\"}")));
        assertEquals("frame failed ", judged(error(0, "Endpoint request timed out")));
        assertEquals("frame failed ", judged(error(0, "Internal server error")));
        assertEquals("frame refused", judged(error(0, "Forbidden")));
        assertEquals(Optional.of("Forbidden"), error(403, "Forbidden").frameError());
    }

    @Test
    void otherAnswersAreJudgedByTheirStatus() {
        assertEquals("silent failed ", judged(of(0, "")));
        assertEquals("succeeded ", judged(of(101, "")));
        assertEquals("succeeded ", judged(of(204, "")));
        assertEquals("", judged(of(302, "")));
        assertEquals("refused", judged(error(403, "Forbidden")));
        assertEquals("failed ", judged(error(504, "Endpoint request timed out")));
    }
}
