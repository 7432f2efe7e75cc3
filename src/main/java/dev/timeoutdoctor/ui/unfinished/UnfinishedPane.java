package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.ChangeRun;
import dev.timeoutdoctor.fix.DiffLine;
import dev.timeoutdoctor.fix.LoggedChange;
import dev.timeoutdoctor.fix.Recovery;
import dev.timeoutdoctor.report.MadeWords;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.step.raise.FlowState;
import dev.timeoutdoctor.ui.step.raise.SendPane;
import dev.timeoutdoctor.ui.unfinished.UnfinishedState.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** A change whose end is not in the log: what was sent, what is true now, and the ways on. */
final class UnfinishedPane extends VBox {

    private static final String ID = "unfinished";

    private final UnfinishedViewModel model;
    private final Texts texts;
    private final Label title = Parts.styled("", "title");
    private final Label lead = Parts.muted("");
    private final VBox sent = new VBox(4);
    private final Label truth = Parts.styled("", "strong");
    private final SendPane sending;
    private final HBox buttons = new HBox(8);
    private final Button finish;
    private final Button undo;
    private final Button leave;
    private final Button again;
    private final Button deploy;
    private final Button close;
    private final VBox about;

    UnfinishedPane(UnfinishedViewModel model, Texts texts, EvidenceWindow evidence, Runnable closing) {
        super(14);
        this.model = model;
        this.texts = texts;
        setId(ID + "-pane");
        getStyleClass().addAll("app-root", "step-pane");
        truth.setId(ID + "-truth");
        title.setId(ID + "-title");
        sent.setId(ID + "-sent");
        sending = new SendPane(texts, ID, texts.of("unfinished.finishing"), model.desk(), evidence);
        finish = Parts.button(ID + "-finish", texts.of("unfinished.finish"), model::finish);
        finish.getStyleClass().add("accent");
        undo = Parts.button(ID + "-undo", texts.of("unfinished.undo"), model.desk().flow()::previewUndo);
        deploy = Parts.button(ID + "-deploy", texts.of("raise.button.deploy"), model::previewDeployment);
        deploy.getStyleClass().add("accent");
        leave = Parts.button(ID + "-leave", texts.of("unfinished.leave"), model::leave);
        again = Parts.button(ID + "-again", texts.of("unfinished.again"), model::load);
        close = Parts.button(ID + "-close", texts.of("shell.close"), closing);
        about = new VBox(14, Parts.heading(texts.of("unfinished.sent")), sent,
                Parts.heading(texts.of("unfinished.truth")), truth, sending);
        getChildren().addAll(title, lead, about, buttons);
        Parts.whileShown(this, model.stateProperty(), this::show);
    }

    private void show(UnfinishedState state) {
        Parts.show(about, state instanceof UnfinishedState.Here);
        switch (state) {
            case UnfinishedState.Here here -> show(here);
            case UnfinishedState.Closed closed -> say(texts.of(closed.how()));
            case UnfinishedState.InHand held -> say(UnfinishedStrip.said(texts, held));
            case UnfinishedState.Nothing _,UnfinishedState.Elsewhere _ -> say(texts.of("unfinished.none"));
            case UnfinishedState.Unreadable unreadable ->
                say(texts.of("unfinished.unreadable", unreadable.reason()));
            case UnfinishedState.Unknown unknown ->
                say(texts.of("unfinished.unknown", unknown.lines(), unknown.log()));
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
        lead.setText(texts.of(lead(logged), logged.at(), logged.change().target(), logged.change().stages()));
        sent.getChildren().setAll(MadeWords.calls(texts, logged).stream().map(Parts::text).toList());
        boolean deployable = model.desk().deployable(logged.change());
        truth.setText(waits(here)
                ? texts.of(deployable ? "unfinished.undeployed" : "unfinished.undeployed-elsewhere",
                        logged.change().target())
                : said(here.truth()));
        deploy.setDisable(!deployable);
        boolean free = here.flow() instanceof FlowState.At at && at.run() instanceof ChangeRun.Editing;
        sending.show(free ? here.finishing() : Optional.empty(), moved(here.truth()));
        sending.show(here.flow(), here.changesAllowed(), here.truth() instanceof Truth.Known);
        boolean decided = here.flow().run() instanceof ChangeRun.UndoPreview || SendPane.busy(here.flow())
                || SendPane.previewsDeployment(here.flow());
        buttons.getChildren().setAll(free ? choices(here) : decided ? List.of() : List.of(leave, again));
    }

    private static String lead(LoggedChange logged) {
        if (!logged.undeployed()) {
            return "unfinished.lead";
        }
        return logged.change().stages().isEmpty() ? "unfinished.lead-undeployed" : "unfinished.lead-undeployed-stage";
    }

    private String said(Truth now) {
        return switch (now) {
            case Truth.Looking _ -> texts.of("raise.looking.truth");
            case Truth.Broken _ -> texts.of("change.offer.broken");
            case Truth.Known known -> texts.of(known.recovery().message());
        };
    }

    /** Whether the working copy has it, and this program has not deployed that since. */
    private static boolean waits(UnfinishedState.Here here) {
        return here.change().undeployed() && here.truth() instanceof Truth.Known known
                && known.recovery() instanceof Recovery.InEffect;
    }

    private static List<DiffLine> moved(Truth now) {
        return now instanceof Truth.Known known && known.recovery() instanceof Recovery.Moved moved
                ? moved.difference()
                : List.of();
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
        if (waits(here)) {
            possible.add(deploy);
        }
        finish.setText(texts.of(known.recovery() instanceof Recovery.Partly ? "unfinished.finish" : "unfinished.make"));
        finish.setDisable(!here.changesAllowed());
        return possible;
    }
}
