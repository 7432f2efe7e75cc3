package dev.timeoutdoctor.collect;

import java.util.concurrent.atomic.AtomicBoolean;

/** A wish to stop, told once and heard by whoever works. */
public final class Cancellation {

    private final AtomicBoolean cancelled = new AtomicBoolean();

    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }
}
