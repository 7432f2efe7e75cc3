package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CardGrid;
import dev.timeoutdoctor.ui.control.ChoiceCard;
import java.util.List;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The three cards on top: account, lab, bundle. */
final class ChoicePane extends VBox {

    ChoicePane(Texts texts, ConnectViewModel viewModel) {
        ToggleGroup group = new ToggleGroup();
        CardGrid cards = new CardGrid(3, 12);
        cards.setCards(List.of(
                card(texts, viewModel, group, Choice.ACCOUNT, new FontIcon(MaterialDesignC.CLOUD_OUTLINE)),
                card(texts, viewModel, group, Choice.LAB, new FontIcon(MaterialDesignF.FLASK_OUTLINE)),
                card(texts, viewModel, group, Choice.BUNDLE, new FontIcon(MaterialDesignP.PACKAGE_VARIANT_CLOSED))));
        getChildren().add(cards);
    }

    private static ChoiceCard card(Texts texts, ConnectViewModel viewModel, ToggleGroup group, Choice choice,
            FontIcon icon) {
        ChoiceCard card = new ChoiceCard("connect-choice-" + choice.id(), icon,
                texts.of("connect.choice." + choice.id()), texts.of("connect.choice." + choice.id() + ".note"));
        card.setToggleGroup(group);
        card.selectedProperty().subscribe(on -> {
            if (on) {
                viewModel.choiceProperty().set(choice);
            }
        });
        viewModel.choiceProperty().subscribe(now -> card.setSelected(now == choice));
        return card;
    }
}
