package dev.timeoutdoctor.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

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

    /** Work that was begun. */
    @FunctionalInterface
    public interface Running {

        /** Interrupts the work, which then ends with what it has; its result is handed back all the same. */
        void cancel();
    }

    /** Runs work and hands its result back on the FX thread. */
    public <T> Running run(Callable<T> work, Consumer<? super T> done) {
        return run(work, done, () -> {
        });
    }

    /**
     * Runs work and hands its result back on the FX thread.
     *
     * @param broke runs on the FX thread before a bug goes to the uncaught handler
     */
    public <T> Running run(Callable<T> work, Consumer<? super T> done, Runnable broke) {
        Interruption interruption = new Interruption();
        background.execute(() -> {
            T result;
            try {
                interruption.begin();
                result = work.call();
            } catch (Exception bug) {
                fx.execute(() -> {
                    broke.run();
                    throw new IllegalStateException(bug);
                });
                return;
            } finally {
                interruption.end();
            }
            fx.execute(() -> done.accept(result));
        });
        return interruption::cancel;
    }

    /** Interrupts a thread while it does one piece of work, and at no other time. */
    private static final class Interruption {

        private @Nullable Thread worker;
        private boolean cancelled;

        synchronized void begin() {
            worker = Thread.currentThread();
            if (cancelled) {
                worker.interrupt();
            }
        }

        synchronized void end() {
            worker = null;
            if (cancelled) {
                Thread.interrupted(); // whatever the thread does next was not cancelled
            }
        }

        synchronized void cancel() {
            cancelled = true;
            if (worker != null) {
                worker.interrupt();
            }
        }
    }

    /** Onto the FX thread, from whatever thread: progress. */
    public void onFx(Runnable action) {
        fx.execute(action);
    }
}
