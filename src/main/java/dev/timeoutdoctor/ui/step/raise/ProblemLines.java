package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.Problem;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

/** What is wrong with a field, under the field: errors first in their colour, then what should be known. */
public final class ProblemLines extends VBox {

    private static final int MOST = 8;

    private final Texts texts;

    public ProblemLines(Texts texts, String id) {
        super(4);
        this.texts = texts;
        setId(id);
        Parts.show(this, false);
    }

    /** Shows the problems of the fields that belong here; of very many the first ones, and how many more there are. */
    public void show(List<Problem> problems, Predicate<String> fields) {
        getChildren().clear();
        List<Problem> here = problems.stream().filter(problem -> fields.test(problem.field())).toList();
        for (Problem problem : here.subList(0, Math.min(MOST, here.size()))) {
            boolean error = problem.severity() == Problem.Severity.ERROR;
            Label line = Parts.styled(texts.of(problem.message()), error ? "problem-text" : "hint-text");
            line.setGraphic(new FontIcon(error
                    ? MaterialDesignA.ALERT_CIRCLE_OUTLINE
                    : MaterialDesignI.INFORMATION_OUTLINE));
            getChildren().add(line);
        }
        if (here.size() > MOST) {
            getChildren().add(Parts.styled(texts.of("raise.problems.more", here.size() - MOST), "hint-text"));
        }
        Parts.show(this, !getChildren().isEmpty());
    }
}
