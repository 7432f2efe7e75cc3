package dev.timeoutdoctor.ui.step.async;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.FactsView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** Step 7: when the work takes longer than anybody should wait. */
public final class RespondAsyncStep implements WizardStep {

    private final FactsView view;

    public RespondAsyncStep(WizardServices services, SessionModel model) {
        this.view = new FactsView(services, model, StepId.RESPOND_ASYNC,
                new RespondAsyncViewModel(model).stateProperty());
    }

    @Override
    public StepId id() {
        return StepId.RESPOND_ASYNC;
    }

    @Override
    public Parent view() {
        return view.view();
    }

    @Override
    public boolean showsGuide() {
        return true;
    }

    @Override
    public ObservableValue<String> status() {
        return view.status();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }
}
