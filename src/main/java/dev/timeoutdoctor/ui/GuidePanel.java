package dev.timeoutdoctor.ui;

import dev.timeoutdoctor.evidence.Source;
import dev.timeoutdoctor.guide.GuidePage;
import dev.timeoutdoctor.guide.GuideSection;
import dev.timeoutdoctor.session.Session;
import dev.timeoutdoctor.session.StepId;
import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import dev.timeoutdoctor.ui.control.Parts;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Why a step is there, what the original guide says of it and what is true, and the same check by hand. */
final class GuidePanel extends VBox {

    private final Texts texts;
    private final Corrections corrections;
    private final EvidenceWindow evidence;
    private final VBox content = new VBox();
    private final ScrollPane scroll = new ScrollPane(content);
    private final CodeBlock command;
    private final Button raw;
    private final VBox byHand;
    private String shown = "";

    GuidePanel(Texts texts, Corrections corrections, EvidenceWindow evidence) {
        this.texts = texts;
        this.corrections = corrections;
        this.evidence = evidence;
        raw = Parts.compact("by-hand-raw", texts.of("shell.by-hand.raw"), () -> {
        });
        command = new CodeBlock(texts, "by-hand", "").withButton(raw);
        byHand = new VBox(Parts.styled(texts.of("shell.by-hand"), "subheading"), command);
        byHand.getStyleClass().add("guide-section");
        setId("guide");
        getStyleClass().add("guide-panel");
        content.getStyleClass().add("guide-content");
        content.setMinHeight(USE_PREF_SIZE);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setAccessibleText(texts.of("shell.guide"));
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().add(scroll);
    }

    /** Shows the page of a step; what the centre shows large is not said twice. */
    void show(GuidePage page, StepId step, Session session, boolean sectionsElsewhere) {
        show(ByHand.command(step, session), ByHand.source(step, session));
        String now = step.id() + " " + sectionsElsewhere;
        if (now.equals(shown)) {
            return; // the page is the same whatever the session becomes
        }
        shown = now;
        content.getChildren().clear();
        boolean first = true;
        for (GuideSection section : page.sections()) {
            if (first || !sectionsElsewhere) {
                content.getChildren().add(section(section));
            }
            if (first) {
                content.getChildren().add(byHand);
                corrections(page);
                first = false;
            }
        }
        scroll.setVvalue(0);
    }

    private void show(String typed, Optional<Source> source) {
        Parts.show(byHand, !typed.isEmpty());
        command.setCode(typed);
        Parts.show(raw, source.isPresent());
        source.ifPresent(answer -> raw.setOnAction(event -> evidence.show(raw, answer)));
    }

    private void corrections(GuidePage page) {
        if (page.corrections().isEmpty()) {
            return;
        }
        VBox box = new VBox(12, Parts.styled(texts.of("shell.guide.says"), "subheading"));
        page.corrections().forEach(correction -> box.getChildren().add(corrections.view(correction)));
        content.getChildren().add(box);
    }

    private VBox section(GuideSection section) {
        VBox box = new VBox(Parts.styled(texts.of(section.heading()), "subheading"),
                Parts.styled(texts.of(section.text()), "guide-body"));
        box.getStyleClass().add("guide-section");
        if (section.hasCode()) {
            box.getChildren().add(new CodeBlock(texts, "guide-code-" + content.getChildren().size(), section.code()));
        }
        return box;
    }
}
