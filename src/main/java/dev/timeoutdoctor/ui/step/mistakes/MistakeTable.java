package dev.timeoutdoctor.ui.step.mistakes;

import dev.timeoutdoctor.diagnosis.CauseStatus;
import dev.timeoutdoctor.guide.GuideMistake;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.step.mistakes.MistakeRow.Action;
import dev.timeoutdoctor.ui.step.timeouts.EvidenceList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** The rows, and what stands behind the chosen one. */
final class MistakeTable extends VBox {

    private static final String ROW = "mistakes-cause-";

    private final MistakesViewModel model;
    private final Texts texts;
    private final Function<String, Optional<GuideMistake>> guide;
    private final RowTable table;
    private final Label none;
    private final Label title = Parts.heading("");
    private final Label permission = Parts.text("");
    private final Label advice = Parts.text("");
    private final Label guideSays = Parts.text("");
    private final VBox guidePart;
    private final EvidenceList evidence;
    private List<MistakeRow> rows = List.of();

    MistakeTable(MistakesViewModel model, Texts texts, EvidenceWindow window,
            Function<String, Optional<GuideMistake>> guide) {
        super(14);
        this.model = model;
        this.texts = texts;
        this.guide = guide;
        table = new RowTable("mistakes-table", List.of(
                Column.fixed(texts.of("mistakes.column.status"), 102),
                Column.growing(texts.of("mistakes.column.mistake"), 180),
                Column.growing(texts.of("mistakes.column.here"), 200),
                Column.fixed(texts.of("mistakes.column.fix"), 128)));
        table.setAccessibleText(texts.of("mistakes.table"));
        table.setAccessibleHelp(texts.of("shell.table.keys"));
        none = Parts.muted(texts.of("mistakes.none"));
        none.setId("mistakes-none");
        title.setId("mistakes-evidence-title");
        permission.setId("mistakes-permission-note");
        advice.setId("mistakes-advice");
        guideSays.setId("mistakes-guide-note");
        guidePart = Parts.column(4, Parts.styled(texts.of("mistakes.guide"), "subheading"), guideSays);
        evidence = new EvidenceList(texts, window, "mistakes");
        VBox card = Parts.column(10, title, permission,
                Parts.column(4, Parts.styled(texts.of("mistakes.advice"), "subheading"), advice), guidePart,
                Parts.column(6, Parts.styled(texts.of("mistakes.sources"), "subheading"), evidence));
        card.setId("mistakes-evidence-card");
        card.getStyleClass().add("row-detail");
        table.withDetail(card, id -> byId(id.substring(ROW.length())).ifPresent(this::fill));
        getChildren().addAll(table, none);
    }

    void show(MistakesState.Listed state) {
        rows = state.rows();
        table.setRows(rows.stream().map(this::row).toList());
        Parts.show(none, rows.isEmpty());
    }

    private Optional<MistakeRow> byId(String id) {
        return rows.stream().filter(row -> row.id().equals(id)).findFirst();
    }

    private RowTable.Row row(MistakeRow row) {
        boolean strong = row.status() == CauseStatus.FOUND || row.status() == CauseStatus.LIKELY;
        String mistake = texts.of(row.mistake());
        VBox name = Parts.column(4, strong ? Parts.styled(mistake, "strong") : Parts.text(mistake));
        if (!row.fromGuide().isEmpty()) {
            name.getChildren().add(Badge.plain(Badge.Kind.INFO, texts.of("mistakes.from-guide")));
        }
        return new RowTable.Row(ROW + row.id(), List.of(Badge.of(row.status(), texts), name,
                Parts.text(texts.of(row.here())), action(row)));
    }

    private Node action(MistakeRow row) {
        return switch (row.action()) {
            case Action.None _ -> new Label();
            case Action.Fix fix -> Parts.compact("mistakes-fix-" + row.id(), texts.of(fix.label()),
                    () -> model.goTo(fix.step()));
            case Action.Permission needed -> Parts.compact("mistakes-permission-" + row.id(),
                    texts.of("mistakes.permission"), () -> showPermission(row, needed.iamActions()));
        };
    }

    private void showPermission(MistakeRow row, List<String> iamActions) {
        Parts.copy(String.join("\n", iamActions));
        table.open(ROW + row.id());
        permission.setText(texts.of("timeouts.permission.needs", iamActions));
        Parts.show(permission, true);
    }

    private void fill(MistakeRow row) {
        title.setText(texts.of("timeouts.evidence.title", texts.of(row.mistake())));
        advice.setText(texts.of(row.advice()));
        Parts.show(permission, false);
        Optional<GuideMistake> said = guide.apply(row.id());
        said.ifPresent(claim -> guideSays.setText(texts.of(claim.claim()) + " " + texts.of(claim.plainly())));
        Parts.show(guidePart, said.isPresent());
        evidence.show(row.evidence(), model::observed);
    }
}
