package dev.timeoutdoctor.lab;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Time that goes on only when a test says so. */
public final class HandClock extends Clock {

    private static final Instant START = Instant.parse("2026-11-22T14:00:00Z");

    private volatile Instant now = START;

    /** Back to the start. */
    public void reset() {
        now = START;
    }

    public synchronized void pass(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
