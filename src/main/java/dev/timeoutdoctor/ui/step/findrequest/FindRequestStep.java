package dev.timeoutdoctor.ui.step.findrequest;

import dev.timeoutdoctor.evidence.Route;
import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.target.TargetResult;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.BusyPane;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.ChoiceCard;
import dev.timeoutdoctor.ui.control.HttpMethods;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import dev.timeoutdoctor.ui.step.Trouble;
import dev.timeoutdoctor.ui.survey.SurveyWindow;
import java.util.concurrent.CompletionStage;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Step 2: which API, stage and method the failing request belongs to. */
public final class FindRequestStep implements WizardStep {

    private final Texts texts;
    private final FindRequestViewModel viewModel;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ProblemPane problem;
    private final BusyPane busy;
    private final VBox found = new VBox(8);
    private final StepPane view;

    public FindRequestStep(WizardServices services, SessionModel model) {
        this.texts = services.texts();
        this.viewModel = new FindRequestViewModel(services.tasks(), model, services.clock());
        this.problem = new ProblemPane(texts, "find-request-problem");
        this.busy = new BusyPane(texts, "find-request-busy", viewModel::cancel);
        found.setId("find-request-found");
        found.getStyleClass().add("card");
        PickPane pick = new PickPane(texts, viewModel, () -> survey(services, model));
        this.view = new StepPane(texts, StepId.FIND_REQUEST, paste(), busy, problem, found, pick);
        Parts.whileShown(view, model.sessionProperty(),
                now -> pick.offerSurvey(now.connection().filter(Connection::readOnly).isEmpty()));
        viewModel.stateProperty().subscribe(this::show);
    }

    @Override
    public StepId id() {
        return StepId.FIND_REQUEST;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void onEnter() {
        viewModel.enter();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return viewModel.advance();
    }

    @Override
    public void cancel() {
        viewModel.cancel();
    }

    private void survey(WizardServices services, SessionModel model) {
        model.get().connection().ifPresent(connection -> new SurveyWindow(services).show(view, connection,
                row -> viewModel.examine(row, services.connector())));
    }

    private Card paste() {
        TextField url = new TextField();
        url.setId("find-request-url");
        url.setPromptText(texts.of("find.url.prompt"));
        url.textProperty().bindBidirectional(viewModel.urlProperty());
        url.textProperty().subscribe((before, now) -> {
            if (now.length() > before.length() + 1) { // pasted rather than typed
                viewModel.takeMethod();
            }
        });
        url.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                viewModel.look();
            }
        });
        HttpMethods methods = new HttpMethods("find-request-method", viewModel.methodProperty());
        methods.valueProperty().subscribe((before, now) -> viewModel.look());
        HBox line = new HBox(12, Parts.field(texts.of("find.method"), methods),
                Parts.grow(Parts.field(texts.of("find.url"), url)));
        return Card.titled(texts.of("find.paste"), line, Parts.note(texts.of("find.paste.note")));
    }

    private void show(FindState state) {
        problem.clear();
        busy.stop();
        Parts.show(found, false);
        switch (state) {
            case FindState.Empty empty -> status.set(texts.of("find.status.empty"));
            case FindState.Unnamed unnamed -> {
                found.getChildren().setAll(Parts.note(texts.of(unnamed.what())));
                Parts.show(found, true);
                status.set(texts.of("find.status.empty"));
            }
            case FindState.Typing typing -> {
                found.getChildren().setAll(Parts.note(texts.of("find.typing", typing.before().route().label())));
                Parts.show(found, true);
                status.set(texts.of("find.status.typing"));
            }
            case FindState.Looking looking -> {
                busy.show(texts.of(looking.doing()), "", -1);
                status.set(texts.of("find.status.looking"));
            }
            case FindState.Found hit -> {
                draw(hit);
                status.set(texts.of("find.status.found"));
            }
            case FindState.Several several -> {
                draw(several);
                status.set(texts.of("find.status.several"));
            }
            case FindState.NotFound not -> trouble(not.trouble(), "find.status.not-found");
            case FindState.NotLooked not -> trouble(not.trouble(), "find.status.not-looked",
                    Parts.compact("find-request-retry", texts.of("shell.retry"), viewModel::lookAgain));
        }
    }

    private void trouble(Trouble trouble, String says, Button... help) {
        problem.show(texts.of(trouble.what()), texts.of(trouble.next()), trouble.detail(), help);
        status.set(texts.of(says));
    }

    private void draw(FindState.Several several) {
        ToggleGroup group = new ToggleGroup();
        found.getChildren().setAll(Parts.heading(texts.of("find.several")), Parts.note(texts.of(several.what())));
        for (TargetResult.Choice choice : several.choices()) {
            ChoiceCard card = new ChoiceCard("find-request-choice-" + (found.getChildren().size() - 2),
                    texts.of(choice.words()), choice.arn());
            card.setToggleGroup(group);
            card.selectedProperty().subscribe((before, now) -> viewModel.choose(choice));
            found.getChildren().add(card);
        }
        if (several.more() > 0) {
            found.getChildren().add(Parts.note(texts.of("find.several.more", several.more())));
        }
        Parts.show(found, true);
    }

    private void draw(FindState.Found hit) {
        Route route = hit.route();
        Label what = Parts.heading(route.label());
        what.setMinWidth(0);
        found.getChildren().setAll(
                Parts.row(new Badge(Badge.Kind.OK, texts.of("find.found")), what),
                Parts.muted(texts.of("find.found.where", route.apiId(), route.stage(), route.region())));
        if (route.methodKey().equals("ANY")) {
            found.getChildren().add(Parts.note(texts.of("find.found.any", route.methodKey())));
        }
        hit.notes().forEach(note -> found.getChildren().add(Parts.note(texts.of(note))));
        found.getChildren().add(Parts.mono(hit.url()));
        Parts.show(found, true);
    }
}
