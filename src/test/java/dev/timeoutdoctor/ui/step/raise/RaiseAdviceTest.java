package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.fix.IntegrationTimeoutDraft;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.timeouts.SampleEvidence;
import dev.timeoutdoctor.ui.step.timeouts.SampleSession;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RaiseAdviceTest {

    private static RaiseState.Advice advice(int millis) {
        EvidenceSet evidence = SampleEvidence.gateway(millis, millis);
        SessionModel session = SampleSession.targeted();
        session.update(now -> now
                .examined(SampleSession.examination(evidence, SampleEvidence.NO_DIAGNOSIS, List.of())));
        return new RaiseAdvice(session.get()).on(IntegrationTimeoutDraft.of(evidence).orElseThrow(), true);
    }

    @Test
    void whatIsSetAlreadyIsNotOfferedAgain() {
        RaiseState.Advice.Value offered = assertInstanceOf(RaiseState.Advice.Value.class, advice(3_000));
        Duration fits = offered.timeout();
        assertInstanceOf(RaiseState.Advice.Already.class, advice((int) fits.toMillis()));
        assertEquals(offered, advice(4_000));
    }
}
