package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/** Step 5: another integration timeout, previewed, edited, applied, deployed, proven, taken back. */
public final class RaiseStep implements WizardStep {

    private final RaiseViewModel model;
    private final Texts texts;
    private final Label notHere = Parts.text("");
    private final ProblemPane unread;
    private final DraftPane draft;
    private final ChangePane change;
    private final OffersPane offers;
    private final StepPane view;

    /** With its view-model and the window that shows where a number comes from. */
    public RaiseStep(RaiseViewModel model, OffersPane offers, Texts texts, EvidenceWindow evidence) {
        this.model = model;
        this.texts = texts;
        this.offers = offers;
        notHere.setId("raise-not-here");
        notHere.getStyleClass().add("empty-pane");
        unread = new ProblemPane(texts, "raise-unread");
        draft = new DraftPane(model, texts, evidence);
        Button add = Parts.button("raise-add-operation", texts.of("raise.patch.add"), model::addOperation);
        change = new ChangePane(texts, "raise", model, Optional.of(add), evidence);
        view = new StepPane(texts, StepId.RAISE_TIMEOUT, notHere, unread, draft, change, offers);
        model.stateProperty().addListener((_, _, now) -> show(now));
        show(model.stateProperty().get());
    }

    @Override
    public StepId id() {
        return StepId.RAISE_TIMEOUT;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty().map(texts::of);
    }

    @Override
    public void onEnter() {
        model.enter();
        offers.enter();
    }

    @Override
    public void cancel() {
        model.cancel();
        offers.cancel();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }

    private void show(RaiseState state) {
        unread.clear();
        Parts.show(draft, state instanceof RaiseState.Ready);
        Parts.show(change, state instanceof RaiseState.Ready);
        Parts.show(notHere, state instanceof RaiseState.NotHere || state instanceof RaiseState.Reading);
        switch (state) {
            case RaiseState.NotHere why -> notHere.setText(texts.of(why.why()));
            case RaiseState.Reading _ -> notHere.setText(texts.of("raise.reading"));
            case RaiseState.CouldNotRead problem -> unread.show(texts.of(problem.what()), texts.of(problem.next()),
                    problem.detail(),
                    Parts.compact("raise-unread-again", texts.of("raise.button.read-again"), model::readAgain));
            case RaiseState.Ready ready -> {
                draft.show(ready);
                change.show(ready.flow(), ready.gate(), true);
            }
        }
    }
}
