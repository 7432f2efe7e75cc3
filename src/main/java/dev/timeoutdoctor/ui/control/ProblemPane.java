package dev.timeoutdoctor.ui.control;

import dev.timeoutdoctor.text.Texts;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** What went wrong in one plain sentence, what to do next, the raw error folded away, and buttons that help. */
public final class ProblemPane extends VBox {

    private final Label what = Parts.styled("", "strong");
    private final Label next = Parts.text("");
    private final CodeBlock detail;
    private final TitledPane fold;
    private final HBox buttons = new HBox(8);

    /** Empty and hidden; ids of the parts begin with {@code id}. */
    public ProblemPane(Texts texts, String id) {
        setId(id);
        getStyleClass().add("problem-pane");
        setAccessibleRole(AccessibleRole.TEXT);
        what.setId(id + "-what");
        next.setId(id + "-next");
        detail = new CodeBlock(texts, id + "-detail", "");
        fold = fold(id + "-details", texts.of("shell.problem.details"), detail);
        HBox line = Parts.row(new FontIcon(MaterialDesignA.ALERT_CIRCLE_OUTLINE), what);
        line.getStyleClass().add("what");
        getChildren().addAll(line, next, buttons, fold);
        clear();
    }

    /** Shows a problem; an empty next or detail leaves its place out. The buttons of a former problem go. */
    public void show(String whatHappened, String whatNext, String rawDetail, Button... help) {
        what.setText(whatHappened);
        next.setText(whatNext);
        detail.setCode(rawDetail);
        Parts.show(next, !whatNext.isEmpty());
        Parts.show(fold, !rawDetail.isEmpty());
        fold.setExpanded(false);
        buttons.getChildren().setAll(help);
        Parts.show(buttons, help.length > 0);
        setAccessibleText((whatHappened + " " + whatNext).strip());
        Parts.show(this, true);
    }

    /** Nothing is wrong. */
    public void clear() {
        Parts.show(this, false);
    }

    /** A part that folds open, closed at first. */
    public static TitledPane fold(String id, String title, Node content) {
        TitledPane fold = new TitledPane(title, content);
        fold.setId(id);
        fold.setExpanded(false);
        fold.setAnimated(false);
        fold.getStyleClass().add("fold");
        return fold;
    }
}
