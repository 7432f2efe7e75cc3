package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.diagnosis.CauseResult;
import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.diagnosis.Diagnosis;
import dev.timeoutdoctor.evidence.EvidenceKeys;
import dev.timeoutdoctor.evidence.EvidenceSet;
import dev.timeoutdoctor.session.AppliedChange;
import dev.timeoutdoctor.session.Examination;
import dev.timeoutdoctor.session.Mended;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.control.SourceLinks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The root causes and the changes at a glance. */
final class SummaryPane extends VBox {

    private final Texts texts;
    private final EvidenceWindow evidence;
    private final RowTable found;
    private final Label nothing = Parts.muted("");
    private final RowTable changed;
    private final Label unchanged = Parts.muted("");

    SummaryPane(Texts texts, EvidenceWindow evidence, Runnable changesMade) {
        super(14);
        this.texts = texts;
        this.evidence = evidence;
        setId("report-summary");
        found = new RowTable("report-found", List.of(Column.fixed(texts.of("report.status"), 110),
                Column.growing(texts.of("report.cause"), 220), Column.growing(texts.of("report.because"), 280)));
        changed = new RowTable("report-changed",
                List.of(Column.fixed(texts.of("report.at"), 96), Column.growing(texts.of("report.change"), 220),
                        Column.growing(texts.of("report.outcome"), 320)));
        found.getStyleClass().add("plain");
        changed.getStyleClass().add("plain");
        nothing.setId("report-nothing");
        unchanged.setId("report-unchanged");
        unchanged.setText(texts.of("report.changed.none"));
        getChildren().addAll(card(texts.of("report.found"), nothing, found),
                card(texts.of("report.changed"), unchanged, changed,
                        Parts.compact("report-changes-made", texts.of("changes.open-from-report"), changesMade)));
    }

    private static VBox card(String title, Node... content) {
        VBox card = new VBox(8, Parts.heading(title));
        card.getChildren().addAll(content);
        card.getStyleClass().add("card");
        return card;
    }

    void show(Session session) {
        Optional<Examination> back = session.returned();
        Optional<Examination> told = back.or(session::examination);
        List<CauseResult> causes = told.map(Examination::diagnosis).map(SummaryPane::worthTelling)
                .orElse(List.of());
        nothing.setText(session.mended().map(this::fixed).orElseGet(() -> texts
                .of(back.isPresent()
                        ? "report.found.returned"
                        : told.isEmpty() ? "report.found.not-examined" : "report.found.none")));
        Parts.show(nothing, causes.isEmpty() || back.isPresent());
        Parts.show(found, !causes.isEmpty());
        found.setRows(causes.stream().map(cause -> row(cause, told.orElseThrow().evidence())).toList());
        Parts.show(unchanged, session.changes().isEmpty());
        Parts.show(changed, !session.changes().isEmpty());
        List<RowTable.Row> rows = new ArrayList<>();
        for (AppliedChange change : session.changes()) {
            rows.add(new RowTable.Row("report-change-" + rows.size(), List.of(Parts.text(texts.write(change.at())),
                    Parts.text(texts.of(change.what())), outcome(change))));
        }
        changed.setRows(rows);
    }

    private Node outcome(AppliedChange change) {
        Label outcome = Parts.text(texts.of(change.outcome()));
        return change.stillToDo()
                .<Node>map(edit -> Parts.column(4, outcome, Parts.styled(texts.of(edit.reminder()), "strong")))
                .orElse(outcome);
    }

    private String fixed(Mended mended) {
        return texts.of("report.found.fixed",
                Message.of("cause." + mended.cause().cause().id() + ".statement"), mended.at(),
                mended.proof().message());
    }

    /** Root causes first, then whatever else was found. */
    private static List<CauseResult> worthTelling(Diagnosis diagnosis) {
        Stream<CauseResult> roots = diagnosis.rootCauses().stream().flatMap(id -> diagnosis.cause(id).stream());
        Stream<CauseResult> others = diagnosis.causes().stream().filter(cause -> cause.status() == CauseStatus.FOUND);
        return Stream.concat(roots, others).distinct().toList();
    }

    private RowTable.Row row(CauseResult result, EvidenceSet seen) {
        String id = result.cause().id();
        SourceLinks sources = new SourceLinks(texts, evidence, "report-sources-" + id);
        sources.show(EvidenceKeys.all().stream().filter(result.evidence()::contains)
                .flatMap(key -> seen.get(key).origin().stream()).toList());
        return new RowTable.Row("report-cause-" + id,
                List.of(Badge.of(result.status(), texts),
                        Parts.styled(texts.of("cause." + id + ".statement"), "strong"),
                        Parts.column(2, Parts.text(texts.of(result.because())), sources)));
    }
}
