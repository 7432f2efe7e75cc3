package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeKind;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.Reveal;
import dev.timeoutdoctor.ui.step.Offers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/** The changes that a step offers, one below the other. */
public final class OffersPane extends VBox implements Offers {

    private final List<OfferViewModel> models;
    private final List<OfferPane> cards;
    private final Label alreadySo;
    private final Label notHere;

    /** With the changes in their order. */
    public OffersPane(List<OfferViewModel> models, Texts texts, EvidenceWindow evidence) {
        super(14);
        this.models = List.copyOf(models);
        this.cards = models.stream().map(model -> new OfferPane(model, texts, evidence)).toList();
        getChildren().addAll(cards);
        alreadySo = Parts.note("");
        alreadySo.setId("offers-already");
        alreadySo.setGraphic(new FontIcon(MaterialDesignC.CHECK_CIRCLE_OUTLINE));
        notHere = Parts.note("");
        notHere.setId("offers-not-here");
        getChildren().addAll(alreadySo, notHere);
        getChildren().forEach(line -> Parts.show(line, line instanceof OfferPane)); // nobody has looked yet
        models.forEach(model -> Parts.whileShown(this, model.stateProperty(), _ -> reasons(texts)));
    }

    /** Opens a change's card and brings it into view; where it is not offered, why. */
    public void open(ChangeKind kind) {
        cards.stream().filter(card -> card.kind() == kind).forEach(card -> {
            if (card.isVisible()) {
                card.open();
            } else {
                Reveal.of(notHere);
            }
        });
    }

    /** Types a value into a change's field, where there is a draft to type into, and opens its card. */
    public void type(ChangeKind kind, String field, String typed) {
        models.stream().filter(model -> model.kind() == kind).forEach(model -> model.edit(field, typed));
        open(kind);
    }

    /** The same with something below that is no change. */
    public OffersPane with(Node below) {
        getChildren().add(below);
        return this;
    }

    /** What may cure what was found comes first; nothing moves while somebody looks at it. */
    private void cured() {
        List<OfferPane> order = cards.stream().sorted(Comparator.comparing(card -> !card.isForWhatWasFound())).toList();
        if (!getChildren().subList(0, order.size()).equals(order)) {
            getChildren().removeAll(order);
            getChildren().addAll(0, order);
        }
    }

    /** Says which are there already, and why the others are not offered. */
    private void reasons(Texts texts) {
        say(alreadySo, texts, state -> state instanceof OfferState.Already already
                ? Optional.of(already.what())
                : Optional.empty());
        say(notHere, texts,
                state -> state instanceof OfferState.Not not ? Optional.of(not.why()) : Optional.empty());
    }

    private void say(Label place, Texts texts, Function<OfferState, Optional<Message>> what) {
        String said = models.stream().flatMap(model -> what.apply(model.stateProperty().get()).stream()
                .map(one -> texts.of("change.offer.not", texts.of("change.kind." + model.kind().id()), texts.of(one))))
                .collect(Collectors.joining("\n"));
        place.setText(said);
        Parts.show(place, !said.isEmpty());
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void enter() {
        cured();
        models.forEach(OfferViewModel::enter);
    }

    @Override
    public void cancel() {
        models.forEach(OfferViewModel::cancel);
    }
}
