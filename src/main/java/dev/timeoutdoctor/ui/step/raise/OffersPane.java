package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.step.Offers;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The changes that a step offers, one below the other. */
public final class OffersPane extends VBox implements Offers {

    private final List<OfferViewModel> models;
    private final Label notHere;

    /** With the changes in their order. */
    public OffersPane(List<OfferViewModel> models, Texts texts, EvidenceWindow evidence) {
        super(14);
        this.models = List.copyOf(models);
        models.forEach(model -> getChildren().add(new OfferPane(model, texts, evidence)));
        notHere = Parts.note("");
        notHere.setId("offers-not-here");
        getChildren().add(notHere);
        models.forEach(model -> Parts.whileShown(this, model.stateProperty(), _ -> reasons(texts)));
    }

    /** Says why the others are not offered. */
    private void reasons(Texts texts) {
        String said = models.stream().filter(model -> model.stateProperty().get() instanceof OfferState.Not)
                .map(model -> texts.of("change.offer.not", texts.of("change.kind." + model.kind().id()),
                        texts.of(((OfferState.Not) model.stateProperty().get()).why())))
                .collect(Collectors.joining("\n"));
        notHere.setText(said);
        Parts.show(notHere, !said.isEmpty());
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void enter() {
        models.forEach(OfferViewModel::enter);
    }

    @Override
    public void cancel() {
        models.forEach(OfferViewModel::cancel);
    }
}
