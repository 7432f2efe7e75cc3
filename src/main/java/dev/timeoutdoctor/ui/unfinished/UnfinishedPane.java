package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.ProblemPane;
import dev.timeoutdoctor.ui.step.raise.DiffLines;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.step.raise.FlowStatus;
import dev.timeoutdoctor.ui.step.raise.UndoPane;
import dev.timeoutdoctor.ui.unfinished.UnfinishedState.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/** A change whose end is not in the log: what was sent, what is true now, and the ways on. */
final class UnfinishedPane extends VBox {

    private static final String ID = "unfinished";

    private final UnfinishedViewModel model;
    private final Texts texts;
    private final Label title = Parts.styled("", "title");
    private final Label lead = Parts.muted("");
    private final VBox sent = new VBox(4);
    private final Label truth = Parts.styled("", "strong");
    private final DiffLines difference = new DiffLines(ID + "-difference");
    private final CodeBlock command;
    private final VBox finishing;
    private final HBox gate;
    private final HBox busy;
    private final Label doing = Parts.text("");
    private final ProblemPane problem;
    private final UndoPane undoing;
    private final HBox buttons = new HBox(8);
    private final Button finish;
    private final Button undo;
    private final Button leave;
    private final Button again;
    private final Button close;
    private final VBox about;

    UnfinishedPane(UnfinishedViewModel model, Texts texts, Runnable closing) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId(ID + "-pane");
        getStyleClass().addAll("app-root", "step-pane");
        truth.setId(ID + "-truth");
        title.setId(ID + "-title");
        sent.setId(ID + "-sent");
        command = new CodeBlock(texts, ID + "-command", "");
        finishing = new VBox(8, Parts.heading(texts.of("unfinished.finishing")), difference,
                ProblemPane.fold(ID + "-by-hand", texts.of("raise.by-hand"), command));
        gate = new HBox(new FontIcon(MaterialDesignL.LOCK_OUTLINE),
                Parts.grow(Parts.text(texts.of("raise.gate.read-only"))),
                Parts.compact(ID + "-allow", texts.of("shell.changes.ask.action"), model::allowChanges));
        gate.getStyleClass().add("note-pane");
        busy = new HBox(Parts.grow(doing),
                Parts.compact(ID + "-cancel", texts.of("shell.cancel"), model.flow()::cancel));
        busy.getStyleClass().add("note-pane");
        problem = new ProblemPane(texts, ID + "-problem");
        undoing = new UndoPane(texts, ID, model::undo, model.flow()::back);
        finish = Parts.button(ID + "-finish", texts.of("unfinished.finish"), model::finish);
        finish.getStyleClass().add("accent");
        undo = Parts.button(ID + "-undo", texts.of("unfinished.undo"), model.flow()::previewUndo);
        leave = Parts.button(ID + "-leave", texts.of("unfinished.leave"), model::leave);
        again = Parts.button(ID + "-again", texts.of("unfinished.again"), model::load);
        close = Parts.button(ID + "-close", texts.of("unfinished.close"), closing);
        about = new VBox(14, Parts.heading(texts.of("unfinished.sent")), sent,
                Parts.heading(texts.of("unfinished.truth")), truth, finishing, undoing, problem, gate, busy);
        getChildren().addAll(title, lead, about, buttons);
        Parts.whileShown(this, model.stateProperty(), this::show);
    }

    private void show(UnfinishedState state) {
        Parts.show(about, state instanceof UnfinishedState.Here);
        switch (state) {
            case UnfinishedState.Here here -> show(here);
            case UnfinishedState.Closed closed -> say(texts.of(closed.how()));
            case UnfinishedState.Nothing _,UnfinishedState.Elsewhere _ -> say(texts.of("unfinished.none"));
            case UnfinishedState.Unreadable unreadable ->
                say(texts.of("unfinished.unreadable", unreadable.reason()));
        }
    }

    private void say(String what) {
        title.setText(texts.of("unfinished.title"));
        lead.setText(what);
        buttons.getChildren().setAll(close);
    }

    private void show(UnfinishedState.Here here) {
        LoggedChange logged = here.change();
        title.setText(texts.of(logged.change().title()));
        lead.setText(texts.of("unfinished.lead", logged.at(), logged.change().target()));
        sent.getChildren().setAll(IntStream.range(0, logged.states().size())
                .mapToObj(index -> Parts.text(texts.of("unfinished.call", index + 1,
                        logged.change().steps().get(index).call().operation(), state(logged.states().get(index)))))
                .toList());
        truth.setText(said(here.truth()));
        boolean free = here.flow() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing;
        showFinishing(free ? here.finishing() : Optional.empty(), here.truth());
        showUndo(here);
        showProblem(here.flow());
        doing.setText(here.flow() instanceof FlowState.Looking looking ? texts.of(looking.what())
                : sending(here.flow().run()) ? texts.of(FlowStatus.of(here.flow().run())) : "");
        Parts.show(busy, !doing.getText().isEmpty());
        Parts.show(gate, !here.changesAllowed() && here.truth() instanceof Truth.Known);
        buttons.getChildren().setAll(free ? choices(here) : here.flow().run() instanceof ChangeRun.UndoPreview
                || busy.isVisible() ? List.of() : List.of(leave, again));
    }

    private String state(LoggedChange.State state) {
        return texts.of("unfinished.state." + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private String said(Truth now) {
        return switch (now) {
            case Truth.Looking _ -> texts.of("raise.looking.truth");
            case Truth.Broken _ -> texts.of("change.offer.broken");
            case Truth.Known known -> texts.of(known.recovery().message());
        };
    }

    private void showFinishing(Optional<Change> change, Truth now) {
        List<DiffLine> lines = change.map(Change::diff).orElseGet(
                () -> now instanceof Truth.Known known && known.recovery() instanceof Recovery.Moved moved
                        ? moved.difference()
                        : List.of());
        difference.show(lines);
        command.setCode(change.map(Change::command).orElse(""));
        Parts.show(finishing.getChildren().getFirst(), change.isPresent());
        Parts.show(finishing.getChildren().getLast(), change.isPresent());
        Parts.show(finishing, !lines.isEmpty());
    }

    private void showUndo(UnfinishedState.Here here) {
        boolean shown = here.flow().run() instanceof ChangeRun.UndoPreview
                && here.flow() instanceof FlowState.At;
        if (here.flow().run() instanceof ChangeRun.UndoPreview preview) {
            undoing.show(preview.ready(), here.changesAllowed());
        }
        Parts.show(undoing, shown);
    }

    private void showProblem(FlowState flow) {
        problem.clear();
        if (flow instanceof FlowState.At at && at.notice() instanceof FlowState.Notice.Problem said) {
            problem.show(texts.of(said.what()), texts.of("raise.problem.nothing-sent"), lines(said.difference()));
        } else if (flow.run() instanceof ChangeRun.ApplyFailed failed) {
            problem.show(texts.of(failed.why().message()), "", "");
        } else if (flow.run() instanceof ChangeRun.UndoFailed failed) {
            problem.show(texts.of(failed.why().message()), "", "");
        }
    }

    private static String lines(List<DiffLine> difference) {
        return difference.stream().filter(line -> line.kind() != DiffLine.Kind.SAME)
                .map(line -> "- " + line.left() + "\n+ " + line.right()).collect(Collectors.joining("\n"));
    }

    private static boolean sending(ChangeRun run) {
        return run instanceof ChangeRun.Applying || run instanceof ChangeRun.Undoing;
    }

    /** The ways on; the last one is the next thing to do. */
    private List<Button> choices(UnfinishedState.Here here) {
        if (!(here.truth() instanceof Truth.Known known)) {
            return List.of(leave, again);
        }
        List<Button> possible = new ArrayList<>(List.of(leave, again));
        if (known.recovery() instanceof Recovery.InEffect || known.recovery() instanceof Recovery.Partly) {
            possible.add(undo);
        }
        leave.setText(texts.of(known.recovery() instanceof Recovery.InEffect
                ? "unfinished.keep"
                : "unfinished.leave"));
        here.finishing().ifPresent(_ -> possible.add(finish));
        finish.setText(texts.of(known.recovery() instanceof Recovery.Partly ? "unfinished.finish" : "unfinished.make"));
        finish.setDisable(!here.changesAllowed());
        return possible;
    }
}
