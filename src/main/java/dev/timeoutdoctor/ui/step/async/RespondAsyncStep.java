package dev.timeoutdoctor.ui.step.async;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.FactsState;
import dev.timeoutdoctor.ui.step.FactsView;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** Step 7: when the work takes longer than anybody should wait. */
public final class RespondAsyncStep implements WizardStep {

    private final FactsView view;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");

    public RespondAsyncStep(WizardServices services, SessionModel model) {
        Texts texts = services.texts();
        this.view = new FactsView(services, model, StepId.RESPOND_ASYNC);
        new RespondAsyncViewModel(model).stateProperty().subscribe(state -> {
            view.show(state);
            status.set(texts.of(switch (state) {
                case FactsState.NotExamined not -> "fact.status.not-examined";
                case FactsState.NotHere notHere -> "fact.status.not-here";
                case FactsState.Known known -> "fact.status.known";
            }));
        });
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
        return status.getReadOnlyProperty();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }
}
