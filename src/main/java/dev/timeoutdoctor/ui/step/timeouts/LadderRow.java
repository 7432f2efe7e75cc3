package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.evidence.EvidenceKey;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;

/**
 * One bar of the ladder.
 *
 * @param id kebab-case, unique in a ladder
 * @param label what the bar is, in two or three words
 * @param key the evidence that it is drawn from
 */
public record LadderRow(String id, Message label, Kind kind, Reading reading, EvidenceKey<?> key) {

    /** What a bar stands for; each kind has its colour, and its label says the same in words. */
    public enum Kind {
        /** How long the gateway waits. */
        GATEWAY,
        /** How long it will wait after the next deployment. */
        PENDING,
        /** How long Lambda lets the function run. */
        FUNCTION,
        /** The longest that AWS allows the gateway to wait. */
        CEILING,
        /** A duration that was observed, shorter than the gateway waits. */
        IN_TIME,
        /** A duration that was observed, as long as the gateway waits or longer. */
        TOO_LONG
    }

    /** A duration, or why there is none. */
    public sealed interface Reading {

        /**
         * It was read.
         *
         * @param text the value with its unit and what goes with it
         * @param beyond whether the bar goes on past the end of the axis
         */
        record Known(Duration value, Message text, boolean beyond) implements Reading {}

        /** It was not read. */
        record Unknown(Message why) implements Reading {}
    }
}
