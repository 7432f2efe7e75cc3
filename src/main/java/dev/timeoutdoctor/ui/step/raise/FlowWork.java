package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.ui.FxTasks.Running;
import dev.timeoutdoctor.ui.SessionModel;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The work of one change, off the FX thread, one piece at a time. What was begun for a target that nobody asks for any more goes on
 * unheard.
 */
final class FlowWork {

    private static final Running NOTHING = () -> {
    };

    private final SessionModel session;
    private final ChangeServices services;
    private Running running = NOTHING;
    private boolean cancelled;
    private int generation;

    FlowWork(SessionModel session, ChangeServices services) {
        this.session = session;
        this.services = services;
    }

    /** Whatever is on its way is no longer waited for. */
    void forget() {
        generation++;
        running = NOTHING;
    }

    /** Stops waiting: the work ends at once with what it has. */
    void cancel() {
        cancelled = true;
        running.cancel();
    }

    /** Whether the last piece of work was cancelled. */
    boolean wasCancelled() {
        return cancelled;
    }

    <T> void run(Function<Applier, T> call, Consumer<T> done) {
        run(call, done, () -> {
        });
    }

    /**
     * Begins a piece of work.
     *
     * @param broke what to do where this program has a fault
     */
    <T> void run(Function<Applier, T> call, Consumer<T> done, Runnable broke) {
        Connection connection = session.get().connection().orElseThrow();
        int asked = generation;
        cancelled = false;
        running = services.tasks().run(() -> call.apply(services.appliers().apply(connection)),
                result -> ifAsked(asked, () -> done.accept(result)), () -> ifAsked(asked, broke));
    }

    private void ifAsked(int asked, Runnable heard) {
        if (asked == generation) {
            heard.run();
        }
    }
}
