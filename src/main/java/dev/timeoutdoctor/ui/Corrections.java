package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.guide.Correction;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.Badge;
import dev.timeoutdoctor.ui.control.Parts;
import java.net.URI;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Draws corrections of the guide: the claim, how it stands, what is true, and where that is written. */
final class Corrections {

    private final Texts texts;
    private final Consumer<URI> open;

    Corrections(Texts texts, Consumer<URI> open) {
        this.texts = texts;
        this.open = open;
    }

    VBox view(Correction correction) {
        Label claim = Parts.styled("“" + texts.of(correction.claim()) + "”", "guide-body");
        Badge verdict = Badge.plain(kind(correction.verdict()), texts.of(correction.verdict().label()));
        Label id = Parts.styled(correction.id(), "muted", "tiny");
        Label statement = Parts.styled(texts.of(correction.statement()), "guide-body");
        FlowPane sources = new FlowPane(10, 2);
        for (Correction.Source source : correction.sources()) {
            Node link = link(source);
            link.setId("correction-" + correction.id() + "-source-" + (sources.getChildren().size() + 1));
            sources.getChildren().add(link);
        }
        Label checked = Parts.styled(texts.of("shell.correction.checked", correction.checked().toString()), "muted",
                "tiny");
        sources.getChildren().add(checked);
        VBox view = new VBox(5, claim, Parts.row(verdict, id), statement, sources);
        view.setId("correction-" + correction.id());
        return view;
    }

    private Node link(Correction.Source source) {
        Hyperlink link = new Hyperlink(source.label());
        link.getStyleClass().add("tiny");
        link.setWrapText(true);
        link.setTooltip(new Tooltip(source.url().toString()));
        link.setAccessibleHelp(source.url().toString());
        link.setOnAction(event -> {
            link.setVisited(false);
            open.accept(source.url());
        });
        MenuItem copy = new MenuItem(texts.of("shell.link.copy"));
        copy.setOnAction(event -> Parts.copy(source.url().toString()));
        link.setContextMenu(new ContextMenu(copy));
        return link;
    }

    private static Badge.Kind kind(Correction.Verdict verdict) {
        return switch (verdict) {
            case RIGHT -> Badge.Kind.OK;
            case INCOMPLETE, OUTDATED -> Badge.Kind.WARN;
            case WRONG -> Badge.Kind.BAD;
            case NOT_ABOUT_AWS -> Badge.Kind.UNKNOWN;
        };
    }
}
