package dev.timeoutdoctor.ui.step.vpclink;

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

/** Step 8: the way from the gateway to servers in a VPC. */
public final class VpcLinkStep implements WizardStep {

    private final FactsView view;

    public VpcLinkStep(WizardServices services, SessionModel model) {
        this.view = new FactsView(services, model, StepId.VPC_LINK, new VpcLinkViewModel(model).stateProperty());
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
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }
}
