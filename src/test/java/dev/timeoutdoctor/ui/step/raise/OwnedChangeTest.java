package dev.timeoutdoctor.ui.step.raise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.text.Texts;
import dev.timeoutdoctor.ui.ScrolledScreen;
import dev.timeoutdoctor.ui.SessionModel;
import dev.timeoutdoctor.ui.control.CodeBlock;
import dev.timeoutdoctor.ui.control.EvidenceWindow;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change of what a CloudFormation stack owns: the edit of its template comes first. */
class OwnedChangeTest extends ScrolledScreen {

    private static final String EDIT = """
                                       Resources:
                                         YourMethod:  # POST /orders
                                           Type: AWS::ApiGateway::Method
                                           Properties:
                                             Integration:
                                               TimeoutInMillis: 9000  # milliseconds""";

    @TempDir
    private Path folder;

    private final SampleAccount account = new SampleAccount();
    private final SessionModel session = account.session(true);

    @Override
    public void start(Stage stage) {
        account.stack = "shop";
        EvidenceWindow evidence = new EvidenceWindow(Texts.english(), call -> "");
        RaiseStep step = new RaiseStep(
                new RaiseViewModel(session, account.services(session, folder), Texts.english(), went -> {
                }), new OffersPane(List.of(), Texts.english(), evidence), Texts.english(), evidence);
        show(stage, step.view());
        step.onEnter();
    }

    private boolean accented(String id) {
        return lookup("#" + id).query().getStyleClass().contains("accent");
    }

    @Test
    void whoseItIsStandsAboveTheEditor() {
        assertEquals("CloudFormation stack shop owns this, as its tags say.", text("raise-owner-whose"));
        assertTrue(lookup("#raise-owner").query().localToScene(0, 0).getY() < lookup("#raise-timeout").query()
                .localToScene(0, 0).getY());
    }

    @Test
    void theEditOfTheTemplateIsTheFirstTabAndTheAccentedButton() {
        type("raise-timeout", "9000");
        Node tab = lookup("#raise-tab-code").query();

        assertTrue(tab instanceof ToggleButton code && code.isSelected());
        assertEquals(0, tab.getParent().getChildrenUnmodifiable().indexOf(tab));
        assertTrue(lookup("#raise-snippets").query().localToScene(0, 0).getY() < lookup("#raise-diff").query()
                .localToScene(0, 0).getY());
        assertEquals("Apply here anyway", text("raise-apply"));
        assertFalse(accented("raise-apply"));
        assertTrue(accented("raise-copy-edit"));
        clickOn("#raise-copy-edit");
        assertEquals(EDIT, clipboard());
        assertEquals(
                "The edit for CloudFormation is on the clipboard. Paste it into your template, and let the tool deploy "
                        + "it.",
                text("raise-told"));
    }

    @Test
    void whatWasAppliedAllTheSameIsStillToBeEditedInTheTemplate() {
        type("raise-timeout", "9000");
        clickOn("#raise-allow");
        clickOn("#raise-apply");

        assertEquals(EDIT, lookup("#raise-template-1").queryAs(CodeBlock.class).code());
        assertEquals(List.of("Still to do: make the same edit in the template of stack shop. Until then the stack has "
                + "drifted.|" + EDIT), session.get().changes().stream().flatMap(change -> change.stillToDo().stream())
                        .map(edit -> Texts.english().of(edit.reminder()) + "|" + edit.code()).toList());
    }
}
