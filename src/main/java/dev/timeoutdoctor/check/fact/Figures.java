package dev.timeoutdoctor.check.fact;

import dev.timeoutdoctor.diagnosis.Measure;
import dev.timeoutdoctor.text.Message;
import java.time.Duration;

/** The two figures of a check's row. */
public final class Figures {

    private Figures() {}

    /** Now and allowed; durations, numbers and texts stand for themselves. */
    public static Measure measure(Object now, Object allowed) {
        return new Measure(message(now), message(allowed));
    }

    /** {@code 29.0 s or less}. */
    public static Message atMost(Duration limit) {
        return Message.of("check.figure.at-most", limit);
    }

    /** {@code less than 29.0 s}. */
    public static Message below(Duration limit) {
        return Message.of("check.figure.below", limit);
    }

    /** {@code 50 ms to 29.0 s}. */
    public static Message range(Duration from, Duration to) {
        return Message.of("check.figure.range", from, to);
    }

    private static Message message(Object figure) {
        return figure instanceof Message message ? message : Message.of("check.figure", figure);
    }
}
