package dev.timeoutdoctor.ui.step.timeouts;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Card;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.step.timeouts.CheckRow.Action;
import dev.timeoutdoctor.ui.step.timeouts.TimeoutsState.Report;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What an examination says about timeouts: the ladder, the checks as rows, and the evidence behind the chosen row. */
final class ReportPane extends VBox {

    private static final String ROW = "timeouts-check-";

    private final TimeoutsViewModel model;
    private final Texts texts;
    private final EvidenceWindow window;
    private final StackPane headline = new StackPane();
    private final Label figures = Parts.styled("", "muted", "tiny");
    private final Label destination = Parts.styled("", "muted", "tiny");
    private final Button again;
    private final Button deeper;
    private final Label said = Parts.styled("", "muted", "tiny");
    private final Ladder ladder;
    private final RowTable table;
    private final Label evidenceTitle = Parts.heading("");
    private final Label permission = Parts.text("");
    private final EvidenceList evidence;
    private final Button elsewhere;
    private List<CheckRow> all = List.of();
    private Map<CheckRow, RowTable.Row> rows = Map.of();
    private boolean elsewhereShown;

    ReportPane(TimeoutsViewModel model, Texts texts, EvidenceWindow window) {
        super(14);
        this.model = model;
        this.texts = texts;
        this.window = window;
        setId("timeouts-report");
        again = Parts.compact("timeouts-read-again", texts.of("timeouts.read-again"), model::examine);
        deeper = Parts.compact("timeouts-look-deeper", texts.of("timeouts.deeper"), model::lookDeeper);
        deeper.setAccessibleHelp(texts.of("timeouts.deeper.help"));
        said.setId("timeouts-deeper-said");
        Parts.whileShown(this, model.deeperProperty(), now -> {
            said.setText(now.map(texts::of).orElse(""));
            Parts.show(said, now.isPresent());
        });
        ladder = new Ladder(texts, new LadderModel(List.of(), Duration.ofSeconds(1), Duration.ZERO,
                new Headline(RowVerdict.UNKNOWN, LadderModel.NO_FIGURES), LadderModel.NO_FIGURES), this::openSource);
        headline.setId("timeouts-headline");
        figures.setId("timeouts-figures");
        destination.setId("timeouts-destination");
        destination.setWrapText(true);
        evidenceTitle.setId("timeouts-evidence-title");
        permission.setId("timeouts-permission-note");
        evidence = new EvidenceList(texts, window, "timeouts");
        VBox evidenceCard = Parts.column(8, evidenceTitle, permission, evidence);
        evidenceCard.getStyleClass().add("row-detail");
        evidenceCard.setId("timeouts-evidence-card");
        table = table(evidenceCard);
        elsewhere = Parts.compact("timeouts-elsewhere", "", this::turnElsewhere);
        getChildren().addAll(new Card(Parts.column(2, cardHead(), figures, destination, said), ladder), table,
                elsewhere);
    }

    void show(Report report) {
        Parts.show(again, !model.recorded());
        Parts.show(deeper, !model.recorded());
        LadderModel ladderModel = report.ladder();
        Badge badge = badge(ladderModel.headline().verdict(), texts.of(ladderModel.headline().text()));
        badge.setId("timeouts-headline-badge");
        headline.getChildren().setAll(badge);
        figures.setText(texts.of(ladderModel.figures()));
        destination.setText(report.destination().map(texts::of).orElse(""));
        Parts.show(destination, report.destination().isPresent());
        ladder.show(ladderModel);
        all = report.rows();
        showRows();
    }

    private void showRows() {
        long notHere = all.stream().filter(row -> row.verdict() == RowVerdict.NOT_HERE).count();
        elsewhere.setText(texts.of(elsewhereShown ? "timeouts.elsewhere.hide" : "timeouts.elsewhere.show", notHere));
        Parts.show(elsewhere, notHere > 0);
        rows = drawn(all.stream().filter(row -> elsewhereShown || row.verdict() != RowVerdict.NOT_HERE).toList());
        table.setRows(List.copyOf(rows.values()));
    }

    void reading(boolean reading) {
        again.setDisable(reading);
        deeper.setDisable(reading);
    }

    private HBox cardHead() {
        Label title = Parts.heading(texts.of("timeouts.card"));
        title.setMinWidth(USE_PREF_SIZE);
        FlowPane words = new FlowPane(12, 6, title, headline);
        words.setRowValignment(javafx.geometry.VPos.CENTER);
        words.setPrefWrapLength(520);
        return Parts.row(Parts.grow(words), deeper, again);
    }

    private RowTable table(Node evidenceCard) {
        RowTable rowTable = new RowTable("timeouts-checks", List.of(
                Column.fixed(texts.of("timeouts.column.verdict"), 92),
                Column.growing(texts.of("timeouts.column.check"), 220),
                Column.fixed(texts.of("timeouts.column.now"), 88),
                Column.fixed(texts.of("timeouts.column.allowed"), 88),
                Column.fixed("", 78)));
        rowTable.setAccessibleText(texts.of("timeouts.table"));
        rowTable.setAccessibleHelp(texts.of("shell.table.keys"));
        return rowTable.withDetail(evidenceCard, id -> byId(id.substring(ROW.length())).ifPresent(this::fill));
    }

    /** Shows or hides the checks of what this request does not meet. */
    private void turnElsewhere() {
        elsewhereShown = !elsewhereShown;
        showRows();
    }

    /** The rows in their order; what says the same as before is not drawn again. */
    private Map<CheckRow, RowTable.Row> drawn(List<CheckRow> now) {
        Map<CheckRow, RowTable.Row> drawn = new LinkedHashMap<>();
        for (CheckRow row : now) {
            RowTable.Row before = rows.get(row);
            drawn.put(row, before == null ? row(row) : before);
        }
        return drawn;
    }

    private Optional<CheckRow> byId(String id) {
        return rows.keySet().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private RowTable.Row row(CheckRow row) {
        boolean strong = row.verdict() == RowVerdict.PROBLEM || row.verdict() == RowVerdict.WARNING;
        Label title = strong ? Parts.styled(texts.of(row.title()), "strong") : Parts.text(texts.of(row.title()));
        return new RowTable.Row(ROW + row.id(), List.of(
                badge(row.verdict(), texts.of("shell.verdict." + row.verdict().id())),
                Parts.column(2, title, Parts.muted(texts.of(row.statement()))), Parts.text(texts.of(row.now())),
                Parts.text(texts.of(row.allowed())), action(row)));
    }

    private Node action(CheckRow row) {
        return switch (row.action()) {
            case Action.None _ -> new Label();
            case Action.Fix fix -> {
                Button button = Parts.compact("timeouts-fix-" + row.id(), texts.of("timeouts.fix"),
                        () -> model.goTo(fix.step()));
                button.setAccessibleHelp(
                        texts.of("timeouts.fix.help", texts.of("step." + fix.step().id() + ".title")));
                yield button;
            }
            case Action.Permission needed -> Parts.compact("timeouts-permission-" + row.id(),
                    texts.of("timeouts.permission"), () -> showPermission(row, needed.iamActions()));
        };
    }

    private void showPermission(CheckRow row, List<String> iamActions) {
        Parts.copy(String.join("\n", iamActions));
        table.open(ROW + row.id());
        permission.setText(texts.of("timeouts.permission.needs", iamActions));
        Parts.show(permission, true);
    }

    private void fill(CheckRow row) {
        evidenceTitle.setText(texts.of("timeouts.evidence.title", texts.of(row.title())));
        Parts.show(permission, false);
        evidence.show(row.evidence(), model::observed);
    }

    private void openSource(LadderRow row, Node owner) {
        model.source(row.key()).ifPresent(source -> window.show(owner, source));
    }

    private static Badge badge(RowVerdict verdict, String word) {
        return new Badge(switch (verdict) {
            case PROBLEM -> Badge.Kind.BAD;
            case WARNING -> Badge.Kind.WARN;
            case UNKNOWN -> Badge.Kind.UNKNOWN;
            case GOOD -> Badge.Kind.OK;
            case NOT_HERE -> Badge.Kind.NOT_HERE;
        }, word);
    }
}
