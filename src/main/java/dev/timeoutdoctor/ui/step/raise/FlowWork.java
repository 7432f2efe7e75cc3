package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Applier;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.ui.SessionModel;
import java.util.function.Consumer;
import java.util.function.Function;

/** The work of one change, off the FX thread. What was begun for a target that nobody asks for any more goes on unheard. */
final class FlowWork {

    private final SessionModel session;
    private final ChangeServices services;
    private int generation;

    FlowWork(SessionModel session, ChangeServices services) {
        this.session = session;
        this.services = services;
    }

    /** Whatever is on its way is no longer waited for. */
    void forget() {
        generation++;
    }

    <T> void run(Function<Applier, T> call, Consumer<T> done) {
        Connection connection = session.get().connection().orElseThrow();
        int asked = generation;
        services.tasks().run(() -> call.apply(services.appliers().apply(connection)), result -> {
            if (asked == generation) {
                done.accept(result);
            }
        });
    }
}
