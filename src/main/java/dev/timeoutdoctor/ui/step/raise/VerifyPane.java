package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The request before a change and after it, side by side on one scale. */
final class VerifyPane extends VBox {

    private final Texts texts;
    private final String prefix;

    VerifyPane(Texts texts, String prefix) {
        super(10);
        this.texts = texts;
        this.prefix = prefix;
        setId(prefix + "-verified");
        getStyleClass().add("card");
    }

    /**
     * Shows a proof.
     *
     * @param next the root cause to look at where the change did not help
     */
    void show(Verification verification, Optional<Message> next) {
        Label message = Parts.text(texts.of(verification.message()));
        message.setId(prefix + "-verified-message");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        grid.getColumnConstraints().addAll(fixed(56), fixed(92), growing(), fixed(70));
        double longest = Math.max(verification.before().elapsed().toMillis(),
                verification.after().elapsed().toMillis());
        if (verification.measuredBefore()) {
            row(grid, 0, "raise.verify.before", verification.before(), longest);
        }
        row(grid, 1, "raise.verify.after", verification.after(), longest);
        Badge badge = badge(verification.outcome());
        badge.setId(prefix + "-verified-outcome");
        getChildren().setAll(Parts.row(Parts.heading(texts.of("raise.verify.title")), badge), grid, message);
        if (verification.answers().size() > 1) {
            getChildren().add(each(verification));
        }
        if (verification.outcome() == Verification.Outcome.DID_NOT_HELP) {
            next.ifPresent(cause -> {
                Label suggestion = Parts.text(texts.of("raise.verify.next", cause));
                suggestion.setId(prefix + "-verified-next");
                getChildren().add(suggestion);
            });
        }
    }

    /** Every answer, in order. */
    private Label each(Verification verification) {
        Label each = Parts.note(verification.answers().stream()
                .map(answer -> (answer.status() == 0 ? texts.of("raise.verify.no-answer") : answer.status()) + " · "
                        + texts.write(answer.elapsed()))
                .collect(Collectors.joining(", ")));
        each.setId(prefix + "-verified-each");
        return each;
    }

    private void row(GridPane grid, int row, String label, Symptom symptom, double longest) {
        Region bar = new Region();
        bar.getStyleClass().addAll("ladder-bar", symptom.status() >= 500 || symptom.status() == 0
                ? "ladder-too-long"
                : "ladder-in-time");
        bar.setMinHeight(16);
        StackPane track = new StackPane(bar);
        track.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        track.setMinWidth(0);
        double share = longest == 0 ? 0 : symptom.elapsed().toMillis() / longest;
        bar.maxWidthProperty().bind(track.widthProperty().multiply(share));
        Badge status = badge(symptom);
        status.setId(prefix + "-status-" + (row == 0 ? "before" : "after"));
        Label elapsed = Parts.styled(texts.write(symptom.elapsed()), "strong");
        elapsed.setId(prefix + "-elapsed-" + (row == 0 ? "before" : "after"));
        grid.addRow(row, Parts.muted(texts.of(label)), status, track, elapsed);
    }

    private Badge badge(Symptom symptom) {
        if (symptom.status() == 0) {
            return new Badge(Badge.Kind.BAD, texts.of("raise.verify.no-answer"));
        }
        Badge.Kind kind = symptom.status() >= 500
                ? Badge.Kind.BAD
                : symptom.status() >= 400 ? Badge.Kind.WARN : Badge.Kind.OK;
        return new Badge(kind, texts.of("raise.verify.status", Integer.toString(symptom.status())));
    }

    private Badge badge(Verification.Outcome outcome) {
        return switch (outcome) {
            case HELPED -> new Badge(Badge.Kind.OK, texts.of("raise.verify.helped"));
            case DID_NOT_HELP -> new Badge(Badge.Kind.WARN, texts.of("raise.verify.did-not-help"));
            case WORSE -> new Badge(Badge.Kind.BAD, texts.of("raise.verify.worse"));
            case NOT_COMPARED -> Badge.plain(Badge.Kind.UNKNOWN, texts.of("raise.verify.not-compared"));
        };
    }

    private static ColumnConstraints fixed(double width) {
        return new ColumnConstraints(width);
    }

    private static ColumnConstraints growing() {
        ColumnConstraints growing = new ColumnConstraints(40, 200, Double.MAX_VALUE);
        growing.setHgrow(Priority.ALWAYS);
        growing.setFillWidth(true);
        return growing;
    }
}
