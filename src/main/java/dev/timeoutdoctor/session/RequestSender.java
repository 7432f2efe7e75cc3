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

        /**
         * A frame came on a connection on which others had come before the message was sent, and it is no error of API Gateway: whether it
         * is the message's answer is not known.
         *
         * @param before how many had come before the message was sent
         * @param frame the start of the first that came after it
         * @param elapsed how long after the message that one came
         * @param listened how long after the message no error of API Gateway had come
         */
        record Untold(int before, String frame, Duration elapsed, Duration listened) implements Sent {}

        /** Nobody answered. */
        record NoAnswer(FailureKind kind, String detail, Duration elapsed) implements Sent {}
    }
}
