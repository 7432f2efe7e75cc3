package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.guide.Correction;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.SideWindow;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** Keys, what the program may do, and every correction of the guide in one list. */
final class HelpWindow {

    private static final List<String> KEYS = List.of("next", "back", "step", "areas", "cancel", "guide", "theme",
            "help");

    private final Texts texts;
    private final Corrections corrections;
    private final List<Correction> all;

    HelpWindow(Texts texts, Corrections corrections, List<Correction> all) {
        this.texts = texts;
        this.corrections = corrections;
        this.all = List.copyOf(all);
    }

    void show(Node owner) {
        SideWindow.show(owner, texts.of("shell.help"), _ -> content());
    }

    VBox content() {
        VBox content = new VBox(Parts.styled(texts.of("shell.help.title"), "title"),
                Parts.muted(texts.of("shell.help.lead")), Parts.heading(texts.of("shell.help.keys")), keys(),
                Parts.heading(texts.of("shell.help.safety")), Parts.muted(texts.of("shell.help.safety.text")),
                Parts.heading(texts.of("shell.help.plans")), Parts.muted(texts.of("shell.help.plans.text")));
        if (!all.isEmpty()) {
            content.getChildren().addAll(Parts.heading(texts.of("shell.help.corrections")),
                    Parts.muted(texts.of("shell.help.corrections.lead")));
        }
        for (Correction correction : all) {
            content.getChildren().addAll(new Separator(), corrections.view(correction));
        }
        content.setId("help-window");
        content.getStyleClass().addAll("app-root", "step-pane");
        return content;
    }

    private GridPane keys() {
        GridPane grid = new GridPane();
        grid.setHgap(24);
        grid.setVgap(4);
        for (int i = 0; i < KEYS.size(); i++) {
            grid.add(Parts.mono(texts.of("shell.key." + KEYS.get(i))), 0, i);
            grid.add(Parts.note(texts.of("shell.key." + KEYS.get(i) + ".does")), 1, i);
        }
        return grid;
    }
}
