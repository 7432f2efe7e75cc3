package dev.timeoutdoctor.ui.step.connect;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.Parts;
import java.io.File;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The file that somebody else collected: typed, or chosen. */
final class BundlePane extends VBox {

    BundlePane(Texts texts, ConnectViewModel viewModel) {
        super(14);
        setId("connect-bundle");
        TextField file = new TextField();
        file.setId("connect-bundle-file");
        file.setPromptText("timeout-evidence.zip");
        file.textProperty().bindBidirectional(viewModel.bundleProperty());
        file.textProperty().subscribe((before, now) -> viewModel.forget());
        Button choose = Parts.compact("connect-bundle-choose", texts.of("connect.bundle.choose"),
                () -> choose(texts, viewModel));
        HBox line = Parts.row(Parts.grow(Parts.field(texts.of("connect.bundle.file"), file)), choose);
        line.setAlignment(Pos.BOTTOM_LEFT);
        getChildren().add(new Card(line, Parts.note(texts.of("connect.bundle.note"))));
    }

    private void choose(Texts texts, ConnectViewModel viewModel) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(texts.of("connect.bundle.choose.title"));
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.zip", "*.zip"));
        File chosen = chooser.showOpenDialog(getScene().getWindow());
        if (chosen != null) {
            viewModel.bundleProperty().set(chosen.getPath());
        }
    }
}
