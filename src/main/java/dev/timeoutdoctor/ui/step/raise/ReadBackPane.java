package dev.timeoutdoctor.ui.step.raise;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DeployResult;
import dev.timeoutdoctor.fix.ReadBack;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** Every member that a change touched: as it was applied, as AWS tells it back, and whether that is the same. */
final class ReadBackPane extends VBox {

    private static final int LONG = 60;
    private static final double TOOLTIP_WIDTH = 520;

    private final Texts texts;
    private final String prefix;
    private final Label heading = Parts.heading("");
    private final RowTable table;

    ReadBackPane(Texts texts, String prefix) {
        super(8);
        this.texts = texts;
        this.prefix = prefix;
        setId(prefix + "-read-back");
        getStyleClass().add("card");
        table = new RowTable(prefix + "-read-back-rows",
                List.of(Column.growing(texts.of("raise.read-back.member"), 130),
                        Column.growing(texts.of("raise.read-back.applied"), 168),
                        Column.growing(texts.of("raise.read-back.told"), 168), Column.fixed("", 104)));
        getChildren().addAll(heading, table);
    }

    /**
     * Shows what was read back of a change.
     *
     * @param stage the stage's name, for what is deployed
     */
    void show(ChangeRun run, String stage) {
        List<ReadBack> rows = rows(run);
        heading.setText(
                deployed(run) ? texts.of("raise.read-back.deployed", stage) : texts.of("raise.read-back.title"));
        table.setRows(rows.stream().map(this::row).toList());
        Parts.show(this, !rows.isEmpty());
    }

    private static boolean deployed(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Deployed _ -> true;
            case ChangeRun.Verifying verifying -> deployed(verifying.from());
            case ChangeRun.Verified verified -> deployed(verified.from());
            case ChangeRun.VerifyFailed failed -> deployed(failed.from());
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.Applied _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _,ChangeRun.Undone _ ->
                false;
        };
    }

    private static List<ReadBack> rows(ChangeRun run) {
        return switch (run) {
            case ChangeRun.Applied applied -> applied.members();
            case ChangeRun.Deployed deployed -> served(deployed.result());
            case ChangeRun.Verifying verifying -> rows(verifying.from());
            case ChangeRun.Verified verified -> rows(verified.from());
            case ChangeRun.VerifyFailed failed -> rows(failed.from());
            case ChangeRun.Undone undone -> undone.members();
            case ChangeRun.Editing _,ChangeRun.Applying _,ChangeRun.ApplyFailed _,ChangeRun.DeployPreview _,ChangeRun.Deploying _,ChangeRun.DeployFailed _,ChangeRun.UndoPreview _,ChangeRun.Undoing _,ChangeRun.UndoFailed _ ->
                List.of();
        };
    }

    private static List<ReadBack> served(DeployResult.Deployed deployed) {
        return deployed.served().seen().orElse(List.of());
    }

    private RowTable.Row row(ReadBack row) {
        Badge badge = switch (row.verdict()) {
            case EQUAL -> new Badge(Badge.Kind.OK, texts.of("raise.read-back.equal"));
            case DIFFERENT -> new Badge(Badge.Kind.BAD, texts.of("raise.read-back.different"));
            case NOT_SEEN -> new Badge(Badge.Kind.UNKNOWN, texts.of("raise.read-back.not-seen"));
            case SERVED -> new Badge(Badge.Kind.INFO, texts.of("raise.read-back.served"));
        };
        boolean inShort = row.verdict() == ReadBack.Verdict.EQUAL || row.verdict() == ReadBack.Verdict.SERVED;
        return new RowTable.Row(prefix + "-read-back-" + row.thing() + "-" + row.member(),
                List.of(Parts.column(2, word(row.member()), Parts.note(Parts.withSeams(row.thing()))),
                        row.expected() ? value(row.applied(), inShort) : Parts.mono(""),
                        row.told().map(told -> value(told, inShort)).orElse(Parts.mono("")), badge));
    }

    /** What is long and need not be compared letter by letter shows its beginning, and all of it under the pointer. */
    private Label value(String whole, boolean inShort) {
        if (whole.isEmpty()) {
            return Parts.mono(texts.of("raise.read-back.nothing"));
        }
        if (!inShort || whole.length() <= LONG) {
            return word(whole);
        }
        Label beginning = word(texts.of("raise.read-back.long", whole.substring(0, LONG), whole.length()));
        Tooltip all = new Tooltip(whole);
        all.setWrapText(true);
        all.setMaxWidth(TOOLTIP_WIDTH);
        beginning.setTooltip(all);
        beginning.setAccessibleText(whole);
        return beginning;
    }

    private static Label word(String word) {
        return Parts.mono(Parts.withSeams(word));
    }
}
