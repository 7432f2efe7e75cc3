package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.BusyPane;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import dev.timeoutdoctor.ui.step.timeouts.Examining.Work;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsState.Report;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** Step 4: where the time goes, and what the checks say about it. */
public final class TimeoutsStep implements WizardStep {

    private final TimeoutsViewModel model;
    private final Texts texts;
    private final Label emptyText = Parts.text("");
    private final Button emptyAction = Parts.button("timeouts-examine", "", () -> {
    });
    private final Node empty;
    private final BusyPane busy;
    private final ProblemPane problem;
    private final Label deniedText = Parts.text("");
    private final Button deniedCopy;
    private final HBox denied;
    private final ReportPane report;
    private final StepPane view;

    /** With its view-model and the window that shows where a number comes from. */
    public TimeoutsStep(TimeoutsViewModel model, Texts texts, EvidenceWindow evidence) {
        this.model = model;
        this.texts = texts;
        emptyAction.setDefaultButton(false);
        emptyAction.getStyleClass().add("accent");
        empty = Parts.column(14, emptyText, emptyAction);
        empty.setId("timeouts-empty");
        empty.getStyleClass().add("empty-pane");
        busy = new BusyPane(texts, "timeouts-busy", model::cancel);
        problem = new ProblemPane(texts, "timeouts-problem");
        deniedText.setId("timeouts-denied-what");
        deniedCopy = Parts.compact("timeouts-denied-copy", texts.of("timeouts.denied.copy"), () -> {
        });
        denied = new HBox(new FontIcon(MaterialDesignL.LOCK_OUTLINE), Parts.grow(deniedText), deniedCopy);
        denied.setId("timeouts-denied");
        denied.getStyleClass().add("note-pane");
        report = new ReportPane(model, texts, evidence);
        view = new StepPane(texts, StepId.TIMEOUT_SETTINGS, empty, busy, problem, denied, report);
        Parts.whileShown(view, model.stateProperty(), this::show);
        Parts.whileShown(view, model.workProperty(), this::show);
    }

    @Override
    public StepId id() {
        return StepId.TIMEOUT_SETTINGS;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return model.statusProperty().map(texts::of);
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }

    private void show(Work work) {
        if (work instanceof Work.Reading reading) {
            busy.show(texts.of("timeouts.reading.title"), texts.of(reading.what()) + " · "
                    + texts.of("timeouts.reading.pieces", reading.done(), reading.of()),
                    (double) reading.done() / reading.of());
        } else {
            busy.stop();
        }
        report.reading(work instanceof Work.Reading);
    }

    private void show(TimeoutsState state) {
        Parts.show(empty, false);
        problem.clear();
        Parts.show(denied, false);
        switch (state) {
            case TimeoutsState.NoRequest _ -> {
                empty("timeouts.empty.no-request", "timeouts.empty.find", () -> model.goTo(StepId.FIND_REQUEST));
                Parts.show(report, false);
            }
            case TimeoutsState.NotExamined _ -> {
                empty("timeouts.empty.not-examined", "timeouts.examine", model::examine);
                Parts.show(report, false);
            }
            case TimeoutsState.Reading _ -> Parts.show(report, false);
            case TimeoutsState.Done done -> show(done.report());
            case TimeoutsState.PartlyDenied partly -> {
                show(partly.report());
                deniedText.setText(texts.of(partly.iamActions().size() == 1
                        ? "timeouts.denied.one"
                        : "timeouts.denied.many", partly.iamActions()));
                deniedCopy.setOnAction(_ -> Parts.copy(String.join("\n", partly.iamActions())));
                Parts.show(denied, true);
            }
            case TimeoutsState.Failed failed -> {
                show(failed.report());
                problem.show(texts.of(failed.what()), texts.of(failed.next()), failed.detail());
            }
        }
        show(model.workProperty().get());
    }

    private void empty(String text, String action, Runnable run) {
        emptyText.setText(texts.of(text));
        emptyAction.setText(texts.of(action));
        emptyAction.setOnAction(_ -> run.run());
        Parts.show(empty, true);
    }

    private void show(Report now) {
        Parts.show(report, true);
        report.show(now);
    }
}
