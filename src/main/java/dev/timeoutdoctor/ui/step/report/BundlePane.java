package dev.timeoutdoctor.ui.step.report;

import dev.timeoutdoctor.evidence.bundle.StandIn;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Saves the evidence for somebody without access to the account, and says what a bundle that was opened still lacks. */
final class BundlePane extends VBox {

    private final Texts texts;
    private final BundleViewModel viewModel;
    private final Button prepare;
    private final Button save;
    private final Label told = Parts.muted("");
    private final TextArea standIns = new TextArea();
    private final ProblemPane problem;
    private final VBox missing;
    private final CodeBlock commands;

    BundlePane(Texts texts, BundleViewModel viewModel) {
        super(10);
        this.texts = texts;
        this.viewModel = viewModel;
        setId("report-bundle");
        getStyleClass().add("card");
        prepare = Parts.compact("report-bundle-prepare", texts.of("report.bundle.prepare"), viewModel::prepare);
        save = Parts.compact("report-bundle-save", texts.of("report.bundle.save"), this::choose);
        problem = new ProblemPane(texts, "report-bundle-problem");
        told.setId("report-bundle-told");
        CheckBox mask = box("report-bundle-mask", "report.bundle.mask");
        mask.selectedProperty().bindBidirectional(viewModel.maskProperty());
        CheckBox names = box("report-bundle-mask-names", "report.bundle.mask-names");
        names.selectedProperty().bindBidirectional(viewModel.maskNamesProperty());
        names.disableProperty().bind(viewModel.maskProperty().not());
        standIns.setId("report-bundle-stand-ins");
        standIns.setEditable(false);
        standIns.setPrefRowCount(8);
        standIns.getStyleClass().add("mono");
        standIns.setAccessibleText(texts.of("report.bundle.stand-ins"));
        commands = new CodeBlock(texts, "report-missing-commands", "");
        missing = Parts.column(8, Parts.heading(texts.of("report.missing")),
                Parts.note(texts.of("report.missing.note")),
                commands);
        missing.setId("report-missing");
        HBox buttons = Parts.row(Parts.heading(texts.of("report.bundle")), Parts.gap(), prepare, save);
        buttons.setSpacing(8);
        HBox how = Parts.row(mask, names);
        how.setSpacing(16);
        getChildren().addAll(buttons, how, told, standIns, problem, missing);
        viewModel.stateProperty().subscribe(this::show);
    }

    private CheckBox box(String id, String key) {
        CheckBox box = new CheckBox(texts.of(key));
        box.setId(id);
        return box;
    }

    /** The step becomes visible. */
    void enter() {
        viewModel.enter();
        String open = viewModel.missing();
        commands.setCode(open);
        Parts.show(missing, !open.isEmpty());
    }

    private void show(BundleState state) {
        problem.clear();
        prepare.setDisable(state instanceof BundleState.Nothing || state instanceof BundleState.Making);
        save.setDisable(!(state instanceof BundleState.Ready));
        Parts.show(standIns, false);
        switch (state) {
            case BundleState.Nothing nothing -> told.setText(texts.of("report.bundle.nothing"));
            case BundleState.Idle idle -> told.setText(texts.of("report.bundle.idle"));
            case BundleState.Making making -> told.setText(texts.of("report.bundle.making"));
            case BundleState.Ready ready -> ready(ready.bundle().standIns(), ready.bundle().calls());
            case BundleState.Saved saved ->
                told.setText(texts.of("report.bundle.saved", saved.file().toString(), saved.calls()));
            case BundleState.Failed failed -> problem.show(texts.of(failed.trouble().what()),
                    texts.of(failed.trouble().next()), failed.trouble().detail());
        }
    }

    private void ready(List<StandIn> list, int calls) {
        told.setText(list.isEmpty()
                ? texts.of("report.bundle.ready.open", calls)
                : texts.of("report.bundle.ready.masked", calls, list.size()));
        standIns.setText(list.stream()
                .map(each -> texts.of("bundle.stand-in." + each.kind().name().toLowerCase(Locale.ROOT)) + "\t"
                        + each.original() + "\t→ " + each.standIn())
                .collect(Collectors.joining("\n")));
        Parts.show(standIns, !list.isEmpty());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setInitialFileName("timeout-evidence.zip");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("*.zip", "*.zip"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            viewModel.save(file.toPath());
        }
    }
}
