package dev.timeoutdoctor.ui.step.reproduce;

import dev.timeoutdoctor.diagnosis.AnswerSignature;
import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The last answer, measured or entered: status, time, who answered, headers and body. */
final class AnswerPane extends VBox {

    private final Texts texts;
    private final Label heading = Parts.heading("");
    private final Label statusName = Parts.styled("", "muted", "tiny");
    private final Label status = new Label();
    private final Label elapsed = new Label();
    private final Label who = Parts.text("");
    private final Label age = Parts.note("");
    private final CodeBlock body;
    private final CodeBlock headers;
    private final VBox verdict = new VBox();

    AnswerPane(Texts texts) {
        super(10);
        this.texts = texts;
        setId("reproduce-answer");
        getStyleClass().add("card");
        status.setId("reproduce-answer-status");
        elapsed.setId("reproduce-answer-elapsed");
        who.setId("reproduce-answer-who");
        age.setId("reproduce-answer-age");
        status.setMinWidth(USE_PREF_SIZE);
        elapsed.setMinWidth(USE_PREF_SIZE);
        status.getStyleClass().add("big-number");
        elapsed.getStyleClass().add("big-number");
        who.setMinWidth(0);
        body = new CodeBlock(texts, "reproduce-answer-body", "");
        headers = new CodeBlock(texts, "reproduce-answer-headers", "");
        getChildren().addAll(Parts.row(heading, verdict), age,
                new javafx.scene.layout.HBox(32, new VBox(2, statusName, status),
                        figure(texts.of("reproduce.answer.elapsed"), elapsed),
                        Parts.grow(figure(texts.of("reproduce.answer.who"), who))),
                body,
                ProblemPane.fold("reproduce-answer-headers-fold", texts.of("reproduce.answer.headers"), headers));
    }

    void show(Session session) {
        Parts.show(this, session.symptom().isPresent());
        session.symptom().ifPresent(symptom -> {
            show(symptom);
            boolean older = session.changes().stream().anyMatch(change -> change.at().isAfter(symptom.at()));
            age.setText(texts.of(older ? "reproduce.answer.before-changes" : "reproduce.answer.at", symptom.at()));
        });
    }

    private void show(Symptom symptom) {
        heading.setText(texts.of(symptom.measured() ? "reproduce.answer" : "reproduce.answer.entered"));
        statusName.setText(texts.of(symptom.isFrame() ? "reproduce.answer.frame" : "reproduce.answer.status"));
        status.setText(symptom.isSilent() ? "–" : texts.of(AnswerWords.brief(symptom)));
        elapsed.setText(symptom.elapsed().isZero() ? "–" : texts.duration(symptom.elapsed()));
        AnswerSignature signature = AnswerSignature.of(symptom);
        who.setText(texts.of(signature.statement()));
        verdict.getChildren().setAll(badge(symptom));
        body.setCode(symptom.body().isEmpty() ? texts.of("reproduce.answer.no-body") : symptom.body());
        headers.setCode(symptom.headers().isEmpty()
                ? texts.of("reproduce.answer.no-headers")
                : symptom.headers().entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(header -> header.getKey() + ": " + header.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private Badge badge(Symptom symptom) {
        return symptom.answered()
                ? new Badge(Badge.Kind.OK, texts.of("shell.verdict.good"))
                : new Badge(Badge.Kind.BAD, texts.of("shell.verdict.problem"));
    }

    private static VBox figure(String name, Label value) {
        return new VBox(2, Parts.styled(name, "muted", "tiny"), value);
    }
}
