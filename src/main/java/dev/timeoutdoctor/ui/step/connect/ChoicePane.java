package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.ChoiceCard;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/** The three cards on top: account, lab, bundle. */
final class ChoicePane extends HBox {

    ChoicePane(Texts texts, ConnectViewModel viewModel) {
        super(12);
        ToggleGroup group = new ToggleGroup();
        add(texts, viewModel, group, Choice.ACCOUNT, new FontIcon(MaterialDesignC.CLOUD_OUTLINE));
        add(texts, viewModel, group, Choice.LAB, new FontIcon(MaterialDesignF.FLASK_OUTLINE));
        add(texts, viewModel, group, Choice.BUNDLE, new FontIcon(MaterialDesignP.PACKAGE_VARIANT_CLOSED));
    }

    private void add(Texts texts, ConnectViewModel viewModel, ToggleGroup group, Choice choice, FontIcon icon) {
        ChoiceCard card = new ChoiceCard("connect-choice-" + choice.id(), icon,
                texts.of("connect.choice." + choice.id()), texts.of("connect.choice." + choice.id() + ".note"));
        card.setToggleGroup(group);
        card.setDisable(choice == Choice.BUNDLE);
        card.setPrefWidth(100);
        HBox.setHgrow(card, Priority.ALWAYS);
        card.selectedProperty().subscribe(on -> {
            if (on) {
                viewModel.choiceProperty().set(choice);
            }
        });
        viewModel.choiceProperty().subscribe(now -> card.setSelected(now == choice));
        getChildren().add(card);
    }
}
