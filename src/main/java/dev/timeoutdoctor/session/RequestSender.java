package dev.timeoutdoctor.session;

import dev.timeoutdoctor.evidence.FailureKind;
import dev.timeoutdoctor.evidence.Symptom;
import java.time.Duration;

/** Sends one real request and times it. Blocks. */
public interface RequestSender {

    Sent send(RequestDraft draft, Duration limit);

    /** What came of it. */
    sealed interface Sent {

        /** Somebody answered: API Gateway or whatever stands in front of it. */
        record Answered(Symptom symptom) implements Sent {}

        /** Nobody answered. */
        record NoAnswer(FailureKind kind, String detail, Duration elapsed) implements Sent {}
    }
}
