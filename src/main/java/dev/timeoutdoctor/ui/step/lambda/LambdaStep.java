package dev.timeoutdoctor.ui.step.lambda;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import dev.timeoutdoctor.ui.step.raise.ChangePane;
import dev.timeoutdoctor.ui.step.raise.OffersPane;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Step 6: what was measured of the function, and more memory or another timeout for it. */
public final class LambdaStep implements WizardStep {

    private final LambdaViewModel model;
    private final Texts texts;
    private final Label emptyText = Parts.text("");
    private final Button emptyAction;
    private final VBox empty;
    private final FactsPane facts;
    private final ProblemPane unread;
    private final VersionPane version;
    private final FunctionPane draft;
    private final ChangePane change;
    private final OffersPane offers;
    private final StepPane view;

    /** With its view-model and the window that shows where a number comes from. */
    public LambdaStep(LambdaViewModel model, OffersPane offers, Texts texts, EvidenceWindow evidence) {
        this.offers = offers;
        this.model = model;
        this.texts = texts;
        emptyText.setId("lambda-not-here");
        emptyAction = Parts.button("lambda-examine", texts.of("mistakes.empty.action"),
                () -> model.goTo(StepId.TIMEOUT_SETTINGS));
        emptyAction.getStyleClass().add("accent");
        empty = Parts.column(14, emptyText, emptyAction);
        empty.getStyleClass().add("empty-pane");
        facts = new FactsPane(model, texts, evidence);
        unread = new ProblemPane(texts, "lambda-unread");
        version = new VersionPane(offers, texts);
        draft = new FunctionPane(model, texts);
        change = new ChangePane(texts, "lambda", model, Optional.empty(), evidence);
        view = new StepPane(texts, StepId.SPEED_UP_LAMBDA, empty, facts, unread, version, draft, change,
                offers);
        Parts.whileShown(view, model.stateProperty(), this::show);
    }

    @Override
    public StepId id() {
        return StepId.SPEED_UP_LAMBDA;
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
        return CompletableFuture.completedFuture(
                model.skip().<Advance>map(Advance.Skip::new).orElseGet(Advance.Go::new));
    }

    private void show(LambdaState state) {
        unread.clear();
        boolean ready = state instanceof LambdaState.Ready;
        Parts.show(draft, ready);
        Parts.show(change, ready);
        Parts.show(version, state instanceof LambdaState.ByVersion);
        Parts.show(emptyAction, state instanceof LambdaState.NotExamined);
        Parts.show(empty, state instanceof LambdaState.NotExamined || state instanceof LambdaState.NotLambda);
        switch (state) {
            case LambdaState.NotExamined _ -> {
                emptyText.setText(texts.of("lambda.not-examined"));
                show(List.of());
            }
            case LambdaState.NotLambda not -> {
                emptyText.setText(texts.of(not.why()));
                show(List.of());
            }
            case LambdaState.Reading reading -> show(reading.facts());
            case LambdaState.CouldNotRead problem -> {
                show(problem.facts());
                unread.show(texts.of(problem.what()), texts.of("lambda.unread.next"), problem.detail(),
                        Parts.compact("lambda-unread-again", texts.of("timeouts.read-again"), model::readAgain));
            }
            case LambdaState.ByVersion called -> {
                show(called.facts());
                version.show(called);
            }
            case LambdaState.Ready now -> {
                show(now.facts());
                draft.show(now);
                change.show(now.flow(), now.gate(), false);
            }
        }
    }

    private void show(List<Fact> measured) {
        Parts.show(facts, !measured.isEmpty());
        facts.show(measured);
    }
}
