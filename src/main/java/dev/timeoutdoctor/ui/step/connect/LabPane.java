package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.session.Connector.LabScenario;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.CardGrid;
import dev.timeoutdoctor.ui.control.ChoiceCard;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The lab's scenarios as cards, and the story of the chosen one. */
final class LabPane extends VBox {

    private final Texts texts;
    private final ConnectViewModel viewModel;
    private final CardGrid cards = new CardGrid(2, 10);
    private final Label title = Parts.heading("");
    private final Label story = Parts.muted("");

    LabPane(Texts texts, ConnectViewModel viewModel) {
        super(14);
        this.texts = texts;
        this.viewModel = viewModel;
        setId("connect-lab");
        title.setId("connect-story-title");
        story.setId("connect-story");
        getChildren().addAll(cards, new Card(title, story, Parts.note(texts.of("connect.lab.note"))));
        ListChangeListener<LabScenario> redraw = change -> draw(viewModel.scenarios());
        viewModel.scenarios().addListener(redraw);
        draw(viewModel.scenarios());
        viewModel.scenarioProperty().subscribe(this::show);
    }

    private void draw(List<LabScenario> scenarios) {
        ToggleGroup group = new ToggleGroup();
        List<ChoiceCard> made = new ArrayList<>();
        for (LabScenario scenario : scenarios) {
            ChoiceCard card = new ChoiceCard("connect-scenario-" + scenario.id(), scenario.title(),
                    "“" + scenario.quote() + "”")
                    .withBadge(Badge.plain(Badge.Kind.UNKNOWN, level(scenario.level())));
            card.setToggleGroup(group);
            card.selectedProperty().subscribe(on -> {
                if (on) {
                    viewModel.scenarioProperty().set(scenario);
                }
            });
            viewModel.scenarioProperty().subscribe(now -> card.setSelected(scenario.equals(now)));
            made.add(card);
        }
        cards.setCards(made);
    }

    private String level(String level) {
        String key = "connect.level." + level;
        return texts.has(key) ? texts.of(key) : level;
    }

    private void show(@Nullable LabScenario scenario) {
        title.setText(scenario == null ? "" : scenario.title());
        story.setText(scenario == null ? texts.of("connect.no-scenario") : scenario.story());
        viewModel.forget();
    }
}
