package dev.timeoutdoctor.ui.changes;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.MadeChange;
import dev.timeoutdoctor.report.MadeWords;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.changes.ChangesState.Said;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.RowTable;
import dev.timeoutdoctor.ui.control.RowTable.Column;
import dev.timeoutdoctor.ui.step.raise.SendPane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The list of changes, or one of them on its way back. */
final class ChangesPane extends VBox {

    private static final String ID = "changes";

    private final ChangesViewModel model;
    private final Texts texts;
    private final Label title = Parts.styled("", "title");
    private final Label lead = Parts.muted("");
    private final Label copied = Parts.muted("");
    private final RowTable table;
    private final VBox gaps = new VBox(4);
    private final Label truth = Parts.styled("", "strong");
    private final SendPane sending;
    private final HBox buttons = new HBox(8);
    private final Button older;
    private final Button back;
    private final Button again;
    private final Button look;
    private final Button deploy;
    private final Button close;

    ChangesPane(ChangesViewModel model, Texts texts, EvidenceWindow evidence, Runnable closing) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId(ID + "-pane");
        getStyleClass().addAll("app-root", "step-pane");
        title.setId(ID + "-title");
        lead.setId(ID + "-lead");
        truth.setId(ID + "-truth");
        copied.setId(ID + "-copied");
        gaps.setId(ID + "-gaps");
        table = new RowTable(ID + "-table", List.of(Column.fixed(texts.of("changes.when"), 96),
                Column.growing(texts.of("changes.change"), 260), Column.fixed(texts.of("changes.state"), 168),
                Column.fixed("", 140)));
        table.getStyleClass().add("plain");
        sending = new SendPane(texts, ID, texts.of("changes.what"), model.desk(), evidence);
        older = Parts.button(ID + "-older", texts.of("changes.older"), model::older);
        back = Parts.button(ID + "-back", texts.of("changes.back"), model::back);
        again = Parts.button(ID + "-again", texts.of("changes.again"), model::again);
        look = Parts.button(ID + "-look", texts.of("raise.button.look"), model.desk().flow()::look);
        look.getStyleClass().add("accent");
        deploy = Parts.button(ID + "-deploy", texts.of("raise.button.deploy"), model::previewDeployment);
        deploy.getStyleClass().add("accent");
        close = Parts.button(ID + "-close", texts.of("shell.close"), closing);
        getChildren().addAll(title, lead, table, gaps, copied, truth, sending, buttons);
        Parts.whileShown(this, model.stateProperty(), this::show);
    }

    private void show(ChangesState state) {
        boolean one = state instanceof ChangesState.One;
        Parts.show(sending, one);
        Parts.show(truth, one);
        Parts.show(table, state instanceof ChangesState.Listed listed && !listed.newest().isEmpty());
        Parts.show(gaps, state instanceof ChangesState.Listed);
        Parts.show(copied, false);
        switch (state) {
            case ChangesState.NoPlace none -> say(texts.of(none.why()));
            case ChangesState.Reading _ -> say(texts.of("changes.reading"));
            case ChangesState.Unreadable unreadable -> say(texts.of("changes.unreadable", unreadable.reason()));
            case ChangesState.Listed listed -> show(listed);
            case ChangesState.One made -> show(made);
        }
    }

    private void say(String what) {
        title.setText(texts.of("changes.title"));
        lead.setText(what);
        buttons.getChildren().setAll(close);
    }

    private void show(ChangesState.Listed listed) {
        say(listed.newest().isEmpty() ? texts.of("changes.none") : texts.of(listed.lead()));
        List<RowTable.Row> rows = new ArrayList<>();
        for (MadeChange made : listed.newest()) {
            rows.add(row(made, rows.size()));
        }
        table.setRows(rows);
        gaps.getChildren().setAll(listed.gaps().stream().map(gap -> Parts.note(texts.of(gap))).toList());
        if (listed.older() > 0) {
            gaps.getChildren().add(Parts.note(texts.of("changes.more", listed.older())));
            buttons.getChildren().setAll(older, close);
        }
    }

    private RowTable.Row row(MadeChange made, int at) {
        String name = texts.of(made.logged().change().title());
        Button copy = Parts.compact(ID + "-copy-" + at, texts.of("changes.copy"), () -> copy(made));
        copy.setAccessibleText(texts.of("changes.copy-of", name));
        VBox ways = new VBox(6);
        if (made.undoable()) {
            Button undo = Parts.compact(ID + "-undo-" + at, texts.of("changes.undo"), () -> model.undo(made));
            undo.setAccessibleText(texts.of("changes.undo-of", name));
            ways.getChildren().add(undo);
        }
        ways.getChildren().add(copy);
        return new RowTable.Row(ID + "-row-" + at,
                List.of(Parts.text(texts.write(made.logged().at())),
                        Parts.column(2, Parts.styled(name, "strong"),
                                Parts.note(MadeWords.operations(made.logged()))),
                        state(made), ways));
    }

    private VBox state(MadeChange made) {
        VBox state = new VBox(2, new Badge(switch (made.state()) {
            case LIVE -> made.stageUnknown() ? Badge.Kind.UNKNOWN : Badge.Kind.OK;
            case NOT_DEPLOYED, PARTLY -> Badge.Kind.WARN;
            case UNDONE, NOT_MADE -> Badge.Kind.NOT_HERE;
            case ON_ITS_WAY -> Badge.Kind.INFO;
            case UNKNOWN -> Badge.Kind.UNKNOWN;
        }, texts.of(MadeWords.word(made))));
        made.end().ifPresent(at -> state.getChildren().add(Parts.note(texts.write(at))));
        return state;
    }

    private void copy(MadeChange made) {
        Parts.copy(model.markdown(made));
        copied.setText(texts.of("changes.copied", made.logged().change().title()));
        Parts.show(copied, true);
    }

    private void show(ChangesState.One one) {
        title.setText(texts.of(one.made().logged().change().title()));
        lead.setText(texts.of("changes.one", one.made().logged().at(), MadeWords.state(one.made())));
        ChangeRun run = one.flow().run();
        String words = said(one);
        truth.setText(words);
        Parts.show(truth, !words.isEmpty());
        sending.show(Optional.empty(), List.of());
        sending.show(one.flow(), one.changesAllowed(),
                one.said() instanceof Said.Flow && !(run instanceof ChangeRun.Undone));
        deploy.setDisable(!one.deployable() || !one.changesAllowed());
        buttons.getChildren().setAll(buttons(one, run));
    }

    private List<Button> buttons(ChangesState.One one, ChangeRun run) {
        if (SendPane.busy(one.flow()) || run instanceof ChangeRun.UndoPreview
                || SendPane.previewsDeployment(one.flow())) {
            return List.of();
        }
        if (run instanceof ChangeRun.Undone && one.waits()) {
            return List.of(back, deploy);
        }
        if (run instanceof ChangeRun.UndoFailed failed && failed.why().maybeInEffect()) {
            return List.of(back, look);
        }
        boolean through = run instanceof ChangeRun.Undone || run instanceof ChangeRun.Applied;
        return List.of(back, through ? close : again);
    }

    private String said(ChangesState.One one) {
        return switch (one.said()) {
            case Said.Looking _ -> texts.of("changes.looking");
            case Said.Not not -> texts.of(not.why());
            case Said.Flow _ -> said(one, one.flow().run());
        };
    }

    private String said(ChangesState.One one, ChangeRun run) {
        if (run instanceof ChangeRun.Undone) {
            return texts.of(!one.waits()
                    ? "changes.undone"
                    : one.deployable() ? "changes.undone-not-live" : "changes.undone-elsewhere");
        }
        return run instanceof ChangeRun.Applied ? texts.of("changes.deployed") : "";
    }
}
