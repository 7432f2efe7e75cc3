package dev.timeoutdoctor.ui;

import java.util.ArrayDeque;
import java.util.Deque;

/** Work that waits until a test lets it go on; its results are told at once. For one thread: that of the test, or of JavaFX. */
public final class HeldWork {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final FxTasks tasks = new FxTasks(waiting::add, Runnable::run);

    public FxTasks tasks() {
        return tasks;
    }

    public int size() {
        return waiting.size();
    }

    /** Does all that waits, and what begins meanwhile. */
    public void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }
}
