package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.session.Connection;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.ui.WizardServices;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.stage.FileChooser;
import javafx.stage.Stage;

/** "All my APIs" in a window of its own, beside the wizard. */
public final class SurveyWindow {

    private static final double WIDTH = 1180;
    private static final double HEIGHT = 720;

    private final WizardServices services;

    public SurveyWindow(WizardServices services) {
        this.services = services;
    }

    /**
     * Opens it over the window of a node.
     *
     * @param examine hears the integration that somebody wants to look into; the window closes then
     */
    public void show(Node owner, Connection connection, Consumer<SurveyRow> examine) {
        Stage stage = new Stage();
        SurveyViewModel model = new SurveyViewModel(services.connector(), services.tasks(), connection,
                services.texts());
        SurveyPane pane = new SurveyPane(services.texts(), model,
                new PlacePickers(services.texts(), services.accounts(), services.tasks(), connection),
                () -> file(stage), row -> {
                    stage.close();
                    examine.accept(row);
                });
        stage.initOwner(owner.getScene().getWindow());
        stage.setTitle(services.texts().of("survey.title"));
        Scene scene = new Scene(pane, WIDTH, HEIGHT);
        scene.setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        stage.setScene(scene);
        stage.setOnHidden(closed -> model.cancel());
        stage.show();
    }

    private static Optional<Path> file(Stage stage) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("apis.csv");
        return Optional.ofNullable(chooser.showSaveDialog(stage)).map(File::toPath);
    }
}
