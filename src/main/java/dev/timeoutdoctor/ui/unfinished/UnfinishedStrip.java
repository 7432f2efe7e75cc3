package dev.timeoutdoctor.ui.unfinished;

import dev.timeoutdoctor.fix.Change;
import dev.timeoutdoctor.fix.Program;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import dev.timeoutdoctor.ui.control.SideWindow;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/** One line across the window where a change has no end in the log; it opens a window with what is known of it. */
public final class UnfinishedStrip extends VBox {

    private final UnfinishedViewModel model;
    private final Texts texts;
    private final EvidenceWindow evidence;
    private final Label said = Parts.text("");
    private final Button look;

    /** Hidden until there is something to say. */
    public UnfinishedStrip(UnfinishedViewModel model, Texts texts, EvidenceWindow evidence) {
        this.model = model;
        this.texts = texts;
        this.evidence = evidence;
        setId("unfinished");
        setPadding(new Insets(8, 16, 0, 16));
        said.setId("unfinished-said");
        look = Parts.compact("unfinished-look", texts.of("unfinished.look"), this::open);
        HBox line = new HBox(new FontIcon(MaterialDesignA.ALERT_OUTLINE), Parts.grow(said), look);
        line.getStyleClass().addAll("note-pane", "mild");
        getChildren().add(line);
        model.stateProperty().subscribe(this::show);
    }

    private void show(UnfinishedState state) {
        said.setText(switch (state) {
            case UnfinishedState.Nothing _,UnfinishedState.Closed _ -> "";
            case UnfinishedState.Unreadable unreadable -> texts.of("unfinished.unreadable", unreadable.reason());
            case UnfinishedState.Unknown unknown -> texts.of("unfinished.unknown", unknown.lines(), unknown.log());
            case UnfinishedState.InHand held -> said(texts, held);
            case UnfinishedState.Elsewhere elsewhere -> {
                Change change = elsewhere.first().change();
                yield texts.of("unfinished.elsewhere", elsewhere.changes(), change.title(), elsewhere.first().at(),
                        change.account(), change.region());
            }
            case UnfinishedState.Here here -> texts.of(
                    here.change().undeployed() ? "unfinished.here-undeployed" : "unfinished.here", 1 + here.more(),
                    here.change().change().title(), here.change().at());
        });
        Parts.show(look, state instanceof UnfinishedState.Here);
        Parts.show(this, !said.getText().isEmpty());
    }

    /** Who has it in hand. */
    static String said(Texts texts, UnfinishedState.InHand held) {
        Program by = held.change().by();
        String key = by.here() ? "unfinished.in-hand-here" : "unfinished.in-hand";
        return texts.of(key, 1 + held.more(), held.change().change().title(), held.change().at(),
                Long.toString(by.pid()), by.since());
    }

    private void open() {
        SideWindow.show(this, texts.of("unfinished.title"), close -> new UnfinishedPane(model, texts, evidence, close));
    }
}
