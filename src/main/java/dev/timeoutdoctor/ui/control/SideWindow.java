package dev.timeoutdoctor.ui.control;

import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/** A small window beside the wizard, dressed like it; Escape closes it. */
public final class SideWindow {

    private static final double WIDTH = 760;
    private static final double HEIGHT = 680;

    private SideWindow() {}

    /**
     * Opens one over the window of a node.
     *
     * @param content makes what is in it, with what closes it; the window scrolls where it has no room
     */
    public static void show(Node owner, String title, Function<Runnable, ? extends Region> content) {
        Stage stage = new Stage();
        stage.initOwner(owner.getScene().getWindow());
        stage.setTitle(title);
        ScrollPane scroll = new ScrollPane(content.apply(stage::close));
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.getStyleClass().add("centre-scroll");
        Scene scene = new Scene(scroll, WIDTH, HEIGHT);
        scene.setUserAgentStylesheet(owner.getScene().getUserAgentStylesheet());
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::close);
        stage.setScene(scene);
        stage.show();
    }
}
