package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Parts;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The examination: what it does, a button that starts it without going on, and what it came to. */
final class ExaminePane extends VBox {

    private final Texts texts;
    private final Button now;
    private final HBox done = Parts.row();
    private final Label gaps = Parts.note("");
    private boolean idle = true;
    private boolean target;

    ExaminePane(Texts texts, ReproduceViewModel viewModel) {
        super(8);
        this.texts = texts;
        setId("reproduce-examine-pane");
        getStyleClass().add("card");
        now = Parts.compact("reproduce-examine", "", () -> {
            var _ = viewModel.examine();
        });
        gaps.setId("reproduce-gaps");
        done.setId("reproduce-examined");
        getChildren().addAll(Parts.row(Parts.heading(texts.of("reproduce.examine")), done, Parts.gap(), now),
                Parts.note(texts.of("reproduce.examine.note")), gaps);
    }

    void enable(boolean on) {
        idle = on;
        now.setDisable(!idle || !target);
    }

    void show(Session session) {
        target = session.examinable();
        enable(idle);
        now.setText(texts.of(session.examination().isPresent() ? "reproduce.examine.again" : "reproduce.examine.now"));
        done.getChildren().clear();
        Parts.show(gaps, false);
        session.examination().ifPresent(this::show);
    }

    private void show(Examination examination) {
        done.getChildren().add(new Badge(Badge.Kind.OK, texts.of("reproduce.examined",
                examination.diagnosis().checks().size(), examination.elapsed(), examination.calls())));
        StringBuilder missing = new StringBuilder();
        if (!examination.denied().isEmpty()) {
            missing.append(texts.of("reproduce.examined.denied-what", examination.denied())).append('\n');
        }
        if (!examination.failed().isEmpty()) {
            missing.append(texts.of("reproduce.examined.failed-what", examination.failed()));
        }
        gaps.setText(missing.toString().strip());
        Parts.show(gaps, !missing.isEmpty());
    }
}
