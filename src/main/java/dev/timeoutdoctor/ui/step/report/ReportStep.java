package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.Advance;
import dev.timeoutdoctor.ui.CommandLine;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.WizardServices;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.control.StepPane;
import java.io.File;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Step 11: what was found and changed, to read, copy and save. */
public final class ReportStep implements WizardStep {

    private final Texts texts;
    private final SessionModel model;
    private final ReportViewModel viewModel;
    private final SummaryPane summary;
    private final BundlePane bundle;
    private final ProblemPane problem;
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final StepPane view;

    public ReportStep(WizardServices services, SessionModel model) {
        this.texts = services.texts();
        this.model = model;
        this.viewModel = new ReportViewModel(services.tasks(), model, services.markdown(), services.json());
        this.summary = new SummaryPane(texts,
                new EvidenceWindow(texts, call -> CommandLine.of(model.get(), call)), services.changesMade());
        this.bundle = new BundlePane(texts, new BundleViewModel(services.tasks(), model, services.bundles()));
        this.problem = new ProblemPane(texts, "report-problem");
        VBox preview = preview();
        VBox.setVgrow(preview, Priority.ALWAYS);
        this.view = new StepPane(texts, StepId.REPORT, summary, bundle, problem, preview);
        viewModel.stateProperty().subscribe(this::show);
    }

    @Override
    public StepId id() {
        return StepId.REPORT;
    }

    @Override
    public Parent view() {
        return view;
    }

    @Override
    public ObservableValue<String> status() {
        return status.getReadOnlyProperty();
    }

    @Override
    public void onEnter() {
        summary.show(model.get());
        bundle.enter();
        viewModel.enter();
    }

    @Override
    public CompletionStage<Advance> advance() {
        return CompletableFuture.completedFuture(new Advance.Go());
    }

    private VBox preview() {
        TextArea area = Parts.leftByTab(new TextArea());
        area.setId("report-preview");
        area.setEditable(false);
        area.setWrapText(true);
        area.setPrefRowCount(14);
        area.getStyleClass().add("mono");
        area.setAccessibleText(texts.of("report.preview"));
        area.textProperty().bind(viewModel.previewProperty());
        VBox.setVgrow(area, Priority.ALWAYS);
        HBox buttons = Parts.row(Parts.heading(texts.of("report.preview")), Parts.gap(),
                Parts.compact("report-copy", texts.of("report.copy"),
                        () -> Parts.copy(viewModel.previewProperty().get())),
                Parts.compact("report-save-json", texts.of("report.save.json"),
                        () -> choose("timeout-doctor.json", "*.json", file -> viewModel.saveJson(file.toPath()))),
                Parts.compact("report-save-markdown", texts.of("report.save.markdown"),
                        () -> choose("timeout-doctor.md", "*.md", file -> viewModel.saveMarkdown(file.toPath()))));
        buttons.setSpacing(8);
        VBox card = new VBox(10, buttons, area);
        card.getStyleClass().add("card");
        return card;
    }

    private void choose(String name, String pattern, Consumer<File> save) {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName(name);
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter(pattern, pattern));
        File file = chooser.showSaveDialog(view.getScene().getWindow());
        if (file != null) {
            save.accept(file);
        }
    }

    private void show(ReportState state) {
        problem.clear();
        switch (state) {
            case ReportState.Shown shown -> status.set(texts.of("report.status.shown"));
            case ReportState.Saving saving -> status.set(texts.of("report.status.saving"));
            case ReportState.Saved saved -> status.set(texts.of("report.status.saved", saved.file().toString()));
            case ReportState.Failed failed -> {
                problem.show(texts.of(failed.trouble().what()), texts.of(failed.trouble().next()),
                        failed.trouble().detail());
                status.set(texts.of("report.status.failed"));
            }
        }
    }
}
