package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.target.PastedAnswer;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What somebody saw, typed in: status, seconds, body. Fields are checked when they are left. */
final class EnterPane extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

    private final Texts texts;
    private final TextField status = field("reproduce-enter-status", "504");
    private final TextField seconds = field("reproduce-enter-seconds", "29");
    private final TextArea body = new TextArea();
    private final Label problem = Parts.styled("", "problem-text");

    EnterPane(Texts texts, ReproduceViewModel viewModel) {
        super(8);
        this.texts = texts;
        setId("reproduce-enter");
        body.setId("reproduce-enter-body");
        body.setPrefRowCount(3);
        body.setWrapText(true);
        body.getStyleClass().add("mono");
        Parts.leftByTab(body);
        problem.setId("reproduce-enter-problem");
        status.focusedProperty().subscribe((before, focused) -> left(focused));
        seconds.focusedProperty().subscribe((before, focused) -> left(focused));
        status.textProperty().subscribe(text -> mended());
        seconds.textProperty().subscribe(text -> mended());
        body.textProperty().subscribe(text -> PastedAnswer.of(text)
                .ifPresent(answer -> status.setText(Integer.toString(answer.status()))));
        VBox content = new VBox(10, Parts.note(texts.of("reproduce.enter.note")),
                new HBox(12, Parts.field(texts.of("reproduce.enter.status"), status),
                        Parts.field(texts.of("reproduce.enter.seconds"), seconds),
                        Parts.grow(Parts.field(texts.of("reproduce.enter.body"), body))),
                problem, Parts.row(Parts.compact("reproduce-enter-use", texts.of("reproduce.enter.use"),
                        () -> use(viewModel))));
        Parts.show(problem, false);
        getChildren().add(ProblemPane.fold("reproduce-enter-fold", texts.of("reproduce.enter"), content));
    }

    private void use(ReproduceViewModel viewModel) {
        if (wrong().isEmpty() && !status.getText().isBlank()) {
            viewModel.entered(Integer.parseInt(status.getText().strip()), waited().orElse(Duration.ZERO),
                    body.getText());
        } else {
            say(wrong().orElseGet(() -> texts.of("reproduce.enter.status.wrong")));
        }
    }

    private void left(boolean focused) {
        if (!focused) {
            status.pseudoClassStateChanged(WRONG, !statusFits());
            seconds.pseudoClassStateChanged(WRONG, waited().isEmpty());
            say(wrong().orElse(""));
        }
    }

    /** A problem goes as soon as it is mended, not when the field is left: else the button would move away under the mouse. */
    private void mended() {
        if (problem.isVisible() && wrong().isEmpty()) {
            left(false);
        }
    }

    private void say(String what) {
        problem.setText(what);
        Parts.show(problem, !what.isEmpty());
    }

    private Optional<String> wrong() {
        if (!statusFits()) {
            return Optional.of(texts.of("reproduce.enter.status.wrong"));
        }
        return waited().isEmpty() ? Optional.of(texts.of("reproduce.enter.seconds.wrong")) : Optional.empty();
    }

    private boolean statusFits() {
        String text = status.getText().strip();
        return text.isEmpty() || text.matches("[1-5]\\d\\d");
    }

    /** Zero where nothing was entered; empty where it is no number. */
    private Optional<Duration> waited() {
        String text = seconds.getText().strip().replace(',', '.');
        if (text.isEmpty()) {
            return Optional.of(Duration.ZERO);
        }
        return text.matches("\\d{1,5}(\\.\\d{1,3})?")
                ? Optional.of(Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue()))
                : Optional.empty();
    }

    private static TextField field(String id, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setPrefWidth(120);
        return field;
    }
}
