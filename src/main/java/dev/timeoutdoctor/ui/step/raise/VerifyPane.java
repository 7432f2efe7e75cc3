package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.diagnosis.AnswerWords;
import dev.timeoutdoctor.evidence.Symptom;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.Series;
import dev.timeoutdoctor.fix.Verification;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.SourceLink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The requests before a change and after it, side by side on one scale, each answer one click away. */
final class VerifyPane extends VBox {

    private final Texts texts;
    private final String prefix;
    private final EvidenceWindow evidence;

    VerifyPane(Texts texts, String prefix, EvidenceWindow evidence) {
        super(10);
        this.texts = texts;
        this.prefix = prefix;
        this.evidence = evidence;
        setId(prefix + "-verified");
        getStyleClass().add("card");
    }

    /** Shows what was measured, if anything was: before a change that is not made yet, or before and after one. */
    void show(ChangeRun run, ChangeDesk desk) {
        Series before = run instanceof ChangeRun.Editing ? desk.flow().measuredBefore() : Series.NONE;
        if (run instanceof ChangeRun.Verified proof) {
            show(proof.verification(), desk.nextCause());
            Verification done = proof.verification();
            if (done.outcome() == Verification.Outcome.HELPED && !done.undone() && desk.asking().simulated()) {
                Label solved = Parts.note(texts.of("raise.verify.lab"));
                solved.setId(prefix + "-verified-lab");
                getChildren().add(solved);
            }
        } else if (!before.isEmpty()) {
            show(before);
        }
        Parts.show(this, run instanceof ChangeRun.Verified || !before.isEmpty());
    }

    /** Shows what was measured before a change that is not made yet. */
    private void show(Series before) {
        GridPane grid = grid();
        series(grid, 0, "raise.verify.before", "before", before, before.median());
        getChildren().setAll(Parts.heading(texts.of("raise.verify.measured")), grid);
    }

    /**
     * Shows a proof.
     *
     * @param next the root cause to look at where the change did not help
     */
    private void show(Verification verification, Optional<Message> next) {
        Label message = Parts.text(texts.of(verification.message()));
        message.setId(prefix + "-verified-message");
        GridPane grid = grid();
        Series before = verification.before();
        Series after = verification.after();
        Duration longest = before.isEmpty() || before.median().compareTo(after.median()) < 0
                ? after.median()
                : before.median();
        boolean undone = verification.undone();
        if (!before.isEmpty()) {
            series(grid, 0, undone ? "raise.verify.with" : "raise.verify.before", "before", before, longest);
        }
        series(grid, 2, undone ? "raise.verify.without" : "raise.verify.after", "after", after, longest);
        Badge badge = badge(verification.outcome(), undone);
        badge.setId(prefix + "-verified-outcome");
        getChildren().setAll(Parts.row(
                Parts.heading(texts.of(undone ? "raise.verify.undone-title" : "raise.verify.title")), badge), grid,
                message);
        if (verification.outcome() == Verification.Outcome.DID_NOT_HELP && !undone) {
            next.ifPresent(cause -> {
                Label suggestion = Parts.text(texts.of("raise.verify.next", cause));
                suggestion.setId(prefix + "-verified-next");
                getChildren().add(suggestion);
            });
        }
    }

    private static GridPane grid() {
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        grid.getColumnConstraints().addAll(fixed(84), fixed(132), growing(), fixed(70));
        return grid;
    }

    private void series(GridPane grid, int row, String label, String id, Series series, Duration longest) {
        Region bar = new Region();
        bar.getStyleClass().addAll("ladder-bar",
                series.succeeded() < series.n() ? "ladder-too-long" : "ladder-in-time");
        bar.setMinHeight(16);
        StackPane track = new StackPane(bar);
        track.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        track.setMinWidth(0);
        double share = longest.isZero() ? 0 : (double) series.median().toMillis() / longest.toMillis();
        bar.maxWidthProperty().bind(track.widthProperty().multiply(share));
        FlowPane statuses = new FlowPane(6, 4);
        statuses.getChildren().setAll(statuses(series));
        statuses.getChildren().getFirst().setId(prefix + "-status-" + id);
        Label elapsed = Parts.styled(texts.write(series.median()), "strong");
        elapsed.setId(prefix + "-elapsed-" + id);
        grid.addRow(row, Parts.muted(texts.of(label)), statuses, track, elapsed);
        Label figures = Parts.note(figures(series));
        figures.setId(prefix + "-figures-" + id);
        grid.add(Parts.column(2, figures, answers(series, id)), 1, row + 1, 3, 1);
    }

    /** How many there were, and how far their times lie apart. */
    private String figures(Series series) {
        if (series.n() == 1) {
            return texts.of("raise.verify.once");
        }
        List<String> parts = new ArrayList<>();
        parts.add(series.oneWay()
                ? texts.of("raise.verify.n-one-way", series.n(), series.heard(), series.median())
                : texts.of("raise.verify.n", series.n(), series.median()));
        parts.add(series.p95().map(p95 -> texts.of("raise.verify.p95", series.fastest(), p95, series.slowest()))
                .orElseGet(() -> texts.of("raise.verify.range", series.fastest(), series.slowest())));
        parts.add(series.oneWay()
                ? texts.of("raise.verify.quiet", series.notGivenUpOn())
                : texts.of("raise.verify.silent", series.silent()));
        return parts.stream().collect(Collectors.joining(" · "));
    }

    /** Every answer, in order, with all that came behind it. */
    private FlowPane answers(Series series, String id) {
        FlowPane links = new FlowPane(6, 2);
        links.setId(prefix + "-answers-" + id);
        for (Symptom answer : series.answers()) {
            String word = texts.of(AnswerWords.brief(answer));
            SourceLink link = new SourceLink(evidence, texts.of("raise.verify.answer", word, answer.elapsed()),
                    TestRequest.source(answer));
            link.setId(prefix + "-answer-" + id + "-" + links.getChildren().size());
            link.setAccessibleText(texts.of("raise.verify.answer-open", links.getChildren().size() + 1, word));
            links.getChildren().add(link);
        }
        return links;
    }

    /** Failures first. */
    private List<Badge> statuses(Series series) {
        List<Badge> badges = new ArrayList<>();
        boolean single = series.n() == 1;
        if (series.silent() > 0) {
            badges.add(new Badge(Badge.Kind.BAD, counted(texts.of("raise.verify.no-answer"), series.silent(), single)));
        }
        if (series.errorFrames() > 0) {
            badges.add(new Badge(Badge.Kind.BAD,
                    counted(texts.of("raise.verify.error-frame"), series.errorFrames(), single)));
        }
        if (series.answerFrames() > 0) {
            badges.add(new Badge(Badge.Kind.OK,
                    counted(texts.of("raise.verify.answer-frame"), series.answerFrames(), single)));
        }
        if (series.notGivenUpOn() > 0) {
            badges.add(new Badge(Badge.Kind.OK,
                    counted(texts.of("raise.verify.not-given-up-on"), series.notGivenUpOn(), single)));
        }
        for (Map.Entry<Integer, Integer> status : series.statuses().reversed().entrySet()) {
            int code = status.getKey();
            Badge.Kind kind = code >= 500
                    ? Badge.Kind.BAD
                    : code < 200 || code >= 300 ? Badge.Kind.WARN : Badge.Kind.OK;
            badges.add(new Badge(kind,
                    counted(texts.of("raise.verify.status", Integer.toString(code)), status.getValue(), single)));
        }
        return badges;
    }

    private String counted(String word, int times, boolean single) {
        return single ? word : texts.of("raise.verify.times", word, times);
    }

    private Badge badge(Verification.Outcome outcome, boolean undone) {
        String suffix = undone ? "undone-" : "";
        return switch (outcome) {
            case HELPED -> new Badge(Badge.Kind.OK, texts.of("raise.verify." + suffix + "helped"));
            case DID_NOT_HELP -> new Badge(undone ? Badge.Kind.INFO : Badge.Kind.WARN,
                    texts.of("raise.verify." + suffix + "did-not-help"));
            case WORSE -> new Badge(undone ? Badge.Kind.INFO : Badge.Kind.BAD,
                    texts.of("raise.verify." + suffix + "worse"));
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
