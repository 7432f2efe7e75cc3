package dev.timeoutdoctor.ui.step;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** A step of guidance: what is true of this API, the changes that it offers, and the guide's page. */
public final class GuidedStep implements WizardStep {

    private final StepId id;
    private final FactsView view;
    private final Offers offers;

    /** With what is true, and the changes that it offers. */
    public GuidedStep(StepId id, WizardServices services, SessionModel model, ObservableValue<FactsState> facts,
            Offers offers) {
        this.id = id;
        this.view = new FactsView(services, model, id, facts);
        this.offers = offers;
        view.offer(offers.node());
    }

    @Override
    public StepId id() {
        return id;
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
    public void onEnter() {
        offers.enter();
    }

    @Override
    public void cancel() {
        offers.cancel();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }
}
