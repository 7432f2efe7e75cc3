package dev.timeoutdoctor.ui.survey;

import dev.timeoutdoctor.survey.Risk;
import dev.timeoutdoctor.survey.SurveyRow;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.transformation.SortedList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The table with search, filter, progress, CSV and the jump into the wizard; the pickers of places come from outside. */
final class SurveyPane extends VBox {

    private final Texts texts;
    private final SurveyViewModel model;
    private final TableView<SurveyRow> table = new TableView<>();
    private final Label why = Parts.text("");
    private final Label progress = Parts.muted("");
    private final ProgressBar bar = new ProgressBar(0);
    private final Button start;
    private final Button stop;
    private final Button jump;
    private final ProblemPane problem;
    private final Supplier<Optional<Path>> file;

    /**
     * A pane on a view-model.
     *
     * @param file asks where the CSV goes; empty where the user leaves it
     * @param examine hears the row that somebody wants to look into
     */
    SurveyPane(Texts texts, SurveyViewModel model, Places places, Supplier<Optional<Path>> file,
            Consumer<SurveyRow> examine) {
        super(14);
        this.texts = texts;
        this.model = model;
        this.file = file;
        setId("survey");
        getStyleClass().addAll("app-root", "step-pane");
        start = Parts.button("survey-start", texts.of("survey.start"), () -> model.start(places.chosen()));
        start.getStyleClass().add("accent");
        stop = Parts.button("survey-stop", texts.of("survey.stop"), model::cancel);
        jump = Parts.button("survey-examine", texts.of("survey.examine"), () -> chosen().ifPresent(examine));
        problem = new ProblemPane(texts, "survey-problem");
        progress.setId("survey-progress");
        why.setId("survey-why");
        bar.setId("survey-bar");
        bar.setMaxWidth(Double.MAX_VALUE);
        columns();
        table(examine);
        Button save = Parts.button("survey-save", texts.of("survey.save"), this::save);
        save.disableProperty().bind(Bindings.isEmpty(model.shown()));
        HBox go = Parts.row(places.view(), Parts.gap(), start, stop);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(Parts.styled(texts.of("survey.title"), "title"), Parts.muted(texts.of("survey.lead")), go,
                bar, progress, problem, filters(), table, why,
                Parts.row(save, Parts.gap(), jump));
        model.stateProperty().subscribe(this::show);
    }

    private HBox filters() {
        TextField search = new TextField();
        search.setId("survey-search");
        search.setPromptText(texts.of("survey.search.prompt"));
        search.setAccessibleText(texts.of("survey.search.prompt"));
        search.textProperty().bindBidirectional(model.queryProperty());
        ComboBox<RiskFilter> risk = new ComboBox<>();
        risk.setId("survey-risk");
        risk.setAccessibleText(texts.of("survey.filter"));
        risk.getItems().add(RiskFilter.ALL);
        Arrays.stream(Risk.values()).map(RiskFilter::only).forEach(risk.getItems()::add);
        risk.setConverter(new RiskWords(texts));
        risk.valueProperty().bindBidirectional(model.riskProperty());
        return Parts.row(Parts.grow(search), risk);
    }

    private void columns() {
        List<TableColumn<SurveyRow, ?>> columns = new ArrayList<>();
        columns.add(text("api", 146, row -> row.api().api().name()));
        columns.add(text("region", 84, row -> row.place().region()));
        columns.add(text("stage", 64, SurveyRow::stage));
        columns.add(text("method", 170, row -> row.method().label()));
        columns.add(time("waits", 124, row -> Optional.of(row.timeout())));
        columns.add(time("ceiling", 80, SurveyRow::ceiling));
        columns.add(time("function", 154, SurveyRow::functionTimeout));
        columns.add(text("risks", 306, row -> row.risks().stream().map(risk -> texts.of(risk.words()))
                .collect(Collectors.joining(" · "))));
        table.getColumns().setAll(columns);
    }

    private TableColumn<SurveyRow, String> text(String name, double width, Function<SurveyRow, String> cell) {
        TableColumn<SurveyRow, String> column = new TableColumn<>(texts.of("survey.column." + name));
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cell.apply(row.getValue())));
        return column;
    }

    /** Sorted as a duration and shown in words. */
    private TableColumn<SurveyRow, Duration> time(String name, double width,
            Function<SurveyRow, Optional<Duration>> cell) {
        TableColumn<SurveyRow, Duration> column = new TableColumn<>(texts.of("survey.column." + name));
        column.setPrefWidth(width);
        column.setComparator(Comparator.nullsFirst(Comparator.naturalOrder()));
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(cell.apply(row.getValue()).orElse(null)));
        column.setCellFactory(all -> new DurationCell(texts));
        return column;
    }

    private void table(Consumer<SurveyRow> examine) {
        SortedList<SurveyRow> sorted = new SortedList<>(model.shown());
        sorted.comparatorProperty().bind(table.comparatorProperty());
        table.setItems(sorted);
        table.setId("survey-table");
        table.setPlaceholder(Parts.muted(texts.of("survey.empty")));
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                chosen().ifPresent(examine);
                event.consume();
            }
        });
        table.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                chosen().ifPresent(examine);
            }
        });
        table.getSelectionModel().selectedItemProperty().subscribe(row -> {
            jump.setDisable(row == null || row.stage().isEmpty());
            why.setText(row == null
                    ? texts.of("survey.choose")
                    : row.reasons().isEmpty()
                            ? texts.of("survey.no-risk")
                            : row.reasons().stream().map(texts::of).collect(Collectors.joining(" ")));
        });
    }

    private Optional<SurveyRow> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem()).filter(row -> !row.stage().isEmpty());
    }

    private void save() {
        file.get().ifPresent(to -> model.save(to).ifPresentOrElse(
                detail -> problem.show(texts.of("survey.save.failed", to.toString()),
                        texts.of("survey.save.failed.next"), detail),
                () -> progress.setText(texts.of("survey.saved", to.toString()))));
    }

    private void show(SurveyState state) {
        boolean reading = state instanceof SurveyState.Reading;
        start.setDisable(reading);
        stop.setDisable(!reading);
        problem.clear();
        switch (state) {
            case SurveyState.Idle idle -> {
                progress.setText(texts.of("survey.idle"));
                bar.setProgress(0);
            }
            case SurveyState.Reading now -> {
                progress.setText(texts.of("survey.reading", now.read(), now.of()));
                bar.setProgress(now.of() == 0 ? ProgressBar.INDETERMINATE_PROGRESS : now.read() / (double) now.of());
            }
            case SurveyState.Rest rest -> {
                progress.setText(texts.of(rest.whole() ? "survey.whole" : "survey.stopped", rest.read(), rest.of()));
                bar.setProgress(rest.of() == 0 ? 0 : rest.read() / (double) rest.of());
                start.setText(texts.of(rest.whole() ? "survey.start" : "survey.go-on"));
                if (!rest.troubles().isEmpty()) {
                    problem.show(texts.of(rest.troubles().getFirst()), texts.of("survey.trouble.next"), rest.troubles()
                            .stream().skip(1).map(texts::of).collect(Collectors.joining("\n")));
                }
            }
        }
    }

    /** The pickers of profiles and Regions. */
    interface Places {

        javafx.scene.Node view();

        /** None for the connection's own place. */
        List<dev.timeoutdoctor.connect.Place.Account> chosen();
    }
}
