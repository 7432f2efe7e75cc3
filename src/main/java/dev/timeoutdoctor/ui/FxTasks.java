package dev.timeoutdoctor.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The one way off the FX thread and back onto it. Work runs elsewhere; what is done with its result runs on the FX thread. Work
 * returns expected failures as values; an exception is a bug and goes to the uncaught handler.
 */
public final class FxTasks {

    private final Executor background;
    private final Executor fx;

    /**
     * With the two places where things run.
     *
     * @param background where work runs; virtual threads in the program, the caller in tests of view-models
     * @param fx {@code Platform::runLater} in the program, the caller in tests of view-models
     */
    public FxTasks(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    /** Work on virtual threads, results on the FX thread: the program's way. */
    public static FxTasks onVirtualThreads() {
        return new FxTasks(work -> Thread.ofVirtual().name("work").start(work), action -> Platform.runLater(action));
    }

    /** Everything at once on the calling thread: for tests of view-models. */
    public static FxTasks direct() {
        return new FxTasks(Runnable::run, Runnable::run);
    }

    /** Runs work and hands its result back on the FX thread. */
    public <T> void run(Callable<T> work, Consumer<? super T> done) {
        background.execute(() -> {
            T result;
            try {
                result = work.call();
            } catch (Exception bug) {
                fx.execute(() -> {
                    throw new IllegalStateException(bug);
                });
                return;
            }
            fx.execute(() -> done.accept(result));
        });
    }

    /** Onto the FX thread, from whatever thread: progress. */
    public void onFx(Runnable action) {
        fx.execute(action);
    }
}
