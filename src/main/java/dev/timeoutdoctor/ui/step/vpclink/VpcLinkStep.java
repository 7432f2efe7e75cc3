package dev.timeoutdoctor.ui.step.vpclink;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.step.FactsView;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;

/** Step 8: the way from the gateway to servers in a VPC. */
public final class VpcLinkStep implements WizardStep {

    private final FactsView view;
    private final OffersPane offers;

    /** With the changes that it offers. */
    public VpcLinkStep(WizardServices services, SessionModel model, OffersPane offers) {
        this.offers = offers;
        this.view = new FactsView(services, model, StepId.VPC_LINK, new VpcLinkViewModel(model).stateProperty());
        view.offer(offers);
    }

    @Override
    public StepId id() {
        return StepId.VPC_LINK;
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
