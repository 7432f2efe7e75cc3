package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.session.StepId;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** One screen of the wizard. */
public interface WizardStep {

    StepId id();

    /** The screen itself, made once; its root's id is {@code step-<id>}. */
    Parent view();

    /** What the status line says on the left: progress, figures, "Nothing sent yet". */
    ObservableValue<String> status();

    /** The label of the next button where the step wants its own ("Start scenario"); empty for "Next: ...". */
    default ObservableValue<String> nextLabel() {
        return new ReadOnlyStringWrapper("");
    }

    /** Whether the step shows the guide's page large itself, so that the guide panel need not repeat it. */
    default boolean showsGuide() {
        return false;
    }

    /** The step becomes visible. */
    default void onEnter() {}

    /** The step is left; running work goes on unless it must not. */
    default void onLeave() {}

    /** Escape was pressed: running work stops, and the step stays usable. */
    default void cancel() {}

    /** "Next" was pressed; completes on the FX thread. */
    CompletionStage<Advance> advance();
}
