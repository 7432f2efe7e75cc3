package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.session.Connector.Graded;
import dev.timeoutdoctor.session.Connector.LabScenario;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.CardGrid;
import dev.timeoutdoctor.ui.control.ChoiceCard;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.collections.ListChangeListener;
import javafx.collections.MapChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lab's scenarios: the chosen one with its story, hints and grade on top, all of them as cards below. */
final class LabPane extends VBox {

    private final Texts texts;
    private final ConnectViewModel viewModel;
    private final LabViewModel lab;
    private final CardGrid cards = new CardGrid(2, 10);
    private final Map<LabScenario, ChoiceCard> made = new LinkedHashMap<>();
    private final Label title = Parts.heading("");
    private final Label story = Parts.muted("");
    private final Label hints = Parts.text("");
    private final Label grade = Parts.text("");
    private final HBox gradeLine;
    private final Button hint;
    private final Button done;
    private final Button over;
    private final CodeBlock commands;

    LabPane(Texts texts, ConnectViewModel viewModel, LabViewModel lab) {
        super(14);
        this.texts = texts;
        this.viewModel = viewModel;
        this.lab = lab;
        setId("connect-lab");
        title.setId("connect-story-title");
        story.setId("connect-story");
        hints.setId("connect-hints");
        grade.setId("connect-grade");
        gradeLine = Parts.row(grade);
        hint = Parts.compact("connect-hint", "", lab::hint);
        done = Parts.compact("connect-grade-now", texts.of("connect.lab.grade"), lab::grade);
        over = Parts.compact("connect-start-over", texts.of("connect.lab.start-over"), lab::startOver);
        over.setTooltip(new Tooltip(texts.of("connect.lab.start-over.help")));
        commands = new CodeBlock(texts, "connect-lab-commands", "");
        HBox head = Parts.row(Parts.grow(title), hint, over, done);
        head.setSpacing(8);
        getChildren().addAll(new Card(head, story, hints, gradeLine, commands,
                Parts.note(texts.of("connect.lab.note"))), cards);
        ListChangeListener<LabScenario> redraw = change -> draw();
        viewModel.scenarios().addListener(redraw);
        MapChangeListener<String, LabViewModel.Mark> marked = change -> draw();
        lab.marks().addListener(marked);
        draw();
        viewModel.scenarioProperty().subscribe(this::show);
        lab.stateProperty().subscribe(this::show);
    }

    private void draw() {
        ToggleGroup group = new ToggleGroup();
        made.clear();
        for (LabScenario scenario : viewModel.scenarios()) {
            ChoiceCard card = new ChoiceCard("connect-scenario-" + scenario.id(), scenario.title(),
                    "“" + scenario.quote() + "”").withBadge(badge(scenario));
            card.setToggleGroup(group);
            card.setSelected(scenario.equals(viewModel.scenarioProperty().get()));
            card.selectedProperty().subscribe((before, on) -> {
                if (on) {
                    viewModel.scenarioProperty().set(scenario);
                }
            });
            made.put(scenario, card);
        }
        cards.setCards(made.values());
    }

    private Badge badge(LabScenario scenario) {
        LabViewModel.Mark mark = lab.marks().get(scenario.id());
        if (mark == null) {
            String key = "connect.level." + scenario.level();
            return Badge.plain(Badge.Kind.UNKNOWN, texts.has(key) ? texts.of(key) : scenario.level());
        }
        return switch (mark) {
            case BEGUN -> Badge.plain(Badge.Kind.WARN, texts.of("connect.lab.begun"));
            case SOLVED -> new Badge(Badge.Kind.OK, texts.of("connect.lab.solved"));
        };
    }

    private void show(@Nullable LabScenario scenario) {
        made.forEach((each, card) -> card.setSelected(each.equals(scenario)));
        title.setText(scenario == null ? "" : scenario.title());
        story.setText(scenario == null ? texts.of("connect.no-scenario") : scenario.story());
        viewModel.forget();
    }

    private void show(LabState state) {
        hint.setText(texts.of("connect.lab.hint", state.hints().size() + 1,
                state.hints().size() + state.moreHints()));
        Parts.show(hint, state.moreHints() > 0);
        hints.setText(String.join("\n", state.hints()));
        Parts.show(hints, !state.hints().isEmpty());
        for (Button button : List.of(done, over)) {
            Parts.show(button, state.running());
            button.setDisable(state.grading());
        }
        commands.setCode(state.commands());
        Parts.show(commands, state.running());
        Parts.show(gradeLine, state.grading() || state.graded().isPresent());
        if (state.grading()) {
            say(Badge.plain(Badge.Kind.UNKNOWN, texts.of("connect.lab.grading")), "");
        }
        state.graded().ifPresent(this::show);
    }

    private void show(Graded graded) {
        switch (graded) {
            case Graded.Solved solved ->
                say(new Badge(Badge.Kind.OK, texts.of("connect.lab.solved")), solved.summary());
            case Graded.NotYet not -> say(new Badge(Badge.Kind.WARN, texts.of("connect.lab.not-yet")), not.missing());
            case Graded.Failed failed ->
                say(new Badge(Badge.Kind.BAD, texts.of("connect.lab.not-graded")), failed.detail());
        }
    }

    private void say(Badge badge, String text) {
        grade.setText(text);
        gradeLine.getChildren().setAll(badge, Parts.grow(grade));
    }
}
