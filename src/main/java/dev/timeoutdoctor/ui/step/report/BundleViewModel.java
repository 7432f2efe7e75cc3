package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.evidence.bundle.MissingCalls;
import dev.timeoutdoctor.session.BundleSaver;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FxTasks;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.step.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;

/** The evidence as a bundle: made, looked through, then written; and what a bundle that was opened leaves open. */
final class BundleViewModel {

    private final FxTasks tasks;
    private final SessionModel model;
    private final BundleSaver saver;
    private final BooleanProperty mask = new SimpleBooleanProperty(true);
    private final BooleanProperty maskNames = new SimpleBooleanProperty(true);
    private final ReadOnlyObjectWrapper<BundleState> state = new ReadOnlyObjectWrapper<>(new BundleState.Nothing());
    private int asked;

    BundleViewModel(FxTasks tasks, SessionModel model, BundleSaver saver) {
        this.tasks = tasks;
        this.model = model;
        this.saver = saver;
        mask.subscribe((before, now) -> enter());
        maskNames.subscribe((before, now) -> enter());
    }

    /** The step becomes visible, or another way of masking is chosen: what was made before no longer holds. */
    void enter() {
        asked++;
        boolean something = model.get().connection().isPresent() && model.get().examination().isPresent();
        state.set(something ? new BundleState.Idle() : new BundleState.Nothing());
    }

    /** Makes the bundle, so that what stands for what can be looked through. */
    void prepare() {
        Session session = model.get();
        if (state.get() instanceof BundleState.Nothing) {
            return;
        }
        int question = ++asked;
        BundleSaver.Mask how = how();
        state.set(new BundleState.Making());
        tasks.run(() -> saver.prepare(session, how), ready -> {
            if (question == asked) {
                state.set(new BundleState.Ready(ready));
            }
        });
    }

    private BundleSaver.Mask how() {
        if (!mask.get()) {
            return BundleSaver.Mask.NOTHING;
        }
        return maskNames.get() ? BundleSaver.Mask.ALL : BundleSaver.Mask.ALL_BUT_NAMES;
    }

    /** Writes the bundle that is ready. */
    void save(Path file) {
        if (state.get() instanceof BundleState.Ready ready) {
            int question = ++asked;
            tasks.run(() -> written(ready.bundle(), file), outcome -> {
                if (question == asked) {
                    state.set(outcome);
                }
            });
        }
    }

    private static BundleState written(BundleSaver.Ready bundle, Path file) {
        try {
            bundle.write(file);
            return new BundleState.Saved(file, bundle.calls());
        } catch (IOException notWritten) {
            return new BundleState.Failed(Trouble.of(Message.of("report.save.failed", file.toString()),
                    Message.of("report.save.failed.next"), notWritten.toString()));
        }
    }

    /** The commands that would fill what the opened bundle leaves open; empty where no bundle is open, or nothing is missing. */
    String missing() {
        boolean bundle = model.get().connection().filter(Connection::readOnly).isPresent();
        return bundle ? MissingCalls.text(model.get().evidence()) : "";
    }

    BooleanProperty maskProperty() {
        return mask;
    }

    BooleanProperty maskNamesProperty() {
        return maskNames;
    }

    ReadOnlyObjectProperty<BundleState> stateProperty() {
        return state.getReadOnlyProperty();
    }
}
