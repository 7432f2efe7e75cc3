package dev.timeoutdoctor.fix;

import java.time.Duration;

/** Waits between two looks at something that AWS has not finished; tests do not wait. */
@FunctionalInterface
public interface Pause {

    /**
     * Blocks for a while.
     *
     * @throws InterruptedException where the user cancelled
     */
    void pause(Duration length) throws InterruptedException;
}
