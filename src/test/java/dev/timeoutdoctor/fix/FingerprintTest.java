package dev.timeoutdoctor.fix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.timeoutdoctor.evidence.AwsCall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Settings are known again without being kept. */
class FingerprintTest {

    private static final ObjectNode SETTINGS = FakeAws
            .object("{\"Timeout\": 60, \"Environment\": {\"Variables\": {\"PASSWORD\": \"hunter2\"}}}");

    @Test
    void itKnowsTheSameSettingsAgainAndHoldsNoneOfThem() {
        Fingerprint one = Fingerprint.of(SETTINGS);
        assertNotEquals(one, Fingerprint.of(SETTINGS));
        AwsCall call = AwsCall.of("lambda", "UpdateFunctionConfiguration", "us-east-1", Map.of());
        ChangeStep step = new ChangeStep(call, new Expected(call, List.of(), Json.object()), Json.object(),
                Optional.of(one));
        String written = ChangeJson.step(step).toString();
        assertEquals(false, written.contains("hunter2") || written.contains("PASSWORD"), written);
        ChangeStep read = ChangeJson.readStep(Json.MAPPER.readTree(written));
        assertEquals(step, read);
        assertEquals(List.of(true, false), List.of(read.left().orElseThrow().isOf(SETTINGS.deepCopy()),
                read.left().orElseThrow().isOf(FakeAws.object(SETTINGS.toString().replace("hunter2", "hunter3")))));
    }

    @Test
    void whatIsNoFingerprintIsNotReadAsOne() {
        assertThrows(IllegalArgumentException.class, () -> new Salt("c2hvcnQ="));
    }
}
