package dev.timeoutdoctor.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.application.Platform;

/**
 * Work that waits until a test lets it go on; its results are told at once, and what it tells from threads of its own on that of
 * JavaFX. For one thread: that of the test, or of JavaFX.
 */
public final class HeldWork {

    private final Thread owner = Thread.currentThread();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final FxTasks tasks = new FxTasks(waiting::add, this::tell);

    public FxTasks tasks() {
        return tasks;
    }

    public int size() {
        return waiting.size();
    }

    /** Does the first that waits, and nothing that begins meanwhile. */
    public void next() {
        waiting.remove().run();
    }

    /** Does all that waits, and what begins meanwhile. */
    public void finish() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    private void tell(Runnable action) {
        if (Thread.currentThread().equals(owner) || Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }
}
