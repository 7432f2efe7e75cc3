package dev.timeoutdoctor.fix;

import java.time.Instant;

/**
 * How the matter of a change ended.
 *
 * @param by the id of the change that ended it; empty where it was a look at what is true
 */
public record Settlement(How how, String by, Instant at) {

    /** How a matter ends. */
    public enum How {
        /** Somebody looked at it and left it as it is. */
        LEFT,
        /** It is in effect, or was finished. */
        MADE,
        /** Nothing of it took effect. */
        NOT_MADE,
        /** Everything is as it was before it. */
        UNDONE
    }

    /** By a look at what is true. */
    static Settlement seen(How how, Instant at) {
        return new Settlement(how, "", at);
    }

    /** Whether another change ended it. */
    boolean byAChange() {
        return !by.isEmpty();
    }
}
