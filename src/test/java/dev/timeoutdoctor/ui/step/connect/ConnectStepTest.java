package dev.timeoutdoctor.ui.step.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.IdentityState;
import dev.timeoutdoctor.connect.Profile;
import dev.timeoutdoctor.session.Connector;
import dev.timeoutdoctor.text.Message;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import dev.timeoutdoctor.ui.control.CodeBlock;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TitledPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class ConnectStepTest extends StepScreen {

    @Override
    protected WizardStep make() {
        return new ConnectStep(wizard.services(work.tasks()), wizard.model);
    }

    private void next() {
        interact(() -> {
            var _ = step().advance();
        });
    }

    @Test
    void theFirstProfileStandsThereWithItsRegion() {
        assertTrue(shown("connect-account"));
        assertFalse(shown("connect-lab"));
        assertEquals(List.of(FakeAccounts.SUPPORT, FakeAccounts.FRANKFURT),
                List.of(lookup("#connect-profile").queryAs(ComboBox.class).getValue(),
                        lookup("#connect-region").queryAs(ComboBox.class).getValue()));
    }

    @Test
    void aProfileIsPickedWithTheKeyboardAlone() {
        interact(() -> lookup("#connect-profile").query().requestFocus());
        type(KeyCode.DOWN);
        write("admin");
        type(KeyCode.DOWN).type(KeyCode.ENTER);
        finish();
        assertEquals(FakeAccounts.ADMIN, lookup("#connect-profile").queryAs(ComboBox.class).getValue());
    }

    @Test
    void theLabShowsItsScenariosAndTheStoryOfTheChosenOne() {
        clickOn("#connect-choice-lab");
        assertFalse(shown("connect-account"));
        assertEquals("The shop waits for orders that never come.", text("connect-story"));
        clickOn("#connect-scenario-hard");
        assertEquals(List.of("Reports time out", "Somebody raised a timeout last week."),
                List.of(text("connect-story-title"), text("connect-story")));
        assertEquals("Start scenario", step().nextLabel().getValue());
    }

    @Test
    void aBundleCanBeChosenAndAsksForItsFile() {
        assertFalse(shown("connect-bundle"));
        clickOn("#connect-choice-bundle");
        assertTrue(shown("connect-bundle"));
    }

    @Test
    void aTestSaysWhoWeAreWithoutTheWholeAccountId() {
        clickOn("#connect-test");
        assertTrue(shown("connect-busy"));
        assertEquals("Asking AWS who the profile support-ro is", text("connect-busy-what"));
        finish();
        assertFalse(shown("connect-busy"));
        assertEquals("arn:aws:sts::1234…9012:assumed-role/SupportReadOnly/ana", text("connect-arn"));
        clickOn("#connect-copy-arn");
        assertEquals(FakeAccounts.WHO.arn(), clipboard());
    }

    @Test
    void cancelMakesTheStepUsableAgain() {
        clickOn("#connect-test");
        clickOn("#connect-busy-cancel");
        assertFalse(shown("connect-busy"));
        clickOn("#connect-test");
        finish();
        assertTrue(shown("connect-arn"));
    }

    @Test
    void escapeStopsConnecting() {
        next();
        assertTrue(shown("connect-busy"));
        interact(step()::cancel);
        finish();
        assertFalse(shown("connect-busy"));
        assertTrue(wizard.model.get().connection().isEmpty());
    }

    @Test
    void noCredentialsIsOneSentenceWhatNextAndTheRawErrorUnderDetails() {
        wizard.accounts.identity = new IdentityState.Missing("Unable to load credentials from any provider");
        clickOn("#connect-test");
        finish();
        assertEquals(List.of("The profile support-ro has no credentials.",
                "Check the profile in your AWS configuration, or choose another one."),
                List.of(text("connect-problem-what"), text("connect-problem-next")));
        assertFalse(lookup("#connect-problem-details").queryAs(TitledPane.class).isExpanded());
        clickOn("#connect-problem-details");
        clickOn("#connect-problem-detail-copy");
        assertEquals("Unable to load credentials from any provider", clipboard());
        wizard.accounts.identity = new IdentityState.Ready(FakeAccounts.WHO);
        clickOn("#connect-retry");
        finish();
        assertFalse(shown("connect-problem"));
        assertTrue(shown("connect-arn"));
    }

    @Test
    void anExpiredSessionOffersTheCommandThatBeginsANewOne() {
        wizard.accounts.identity = new IdentityState.Expired("aws sso login --profile support-ro", "ExpiredToken");
        clickOn("#connect-test");
        finish();
        clickOn("#connect-help-copy");
        assertEquals("aws sso login --profile support-ro", clipboard());
    }

    @Test
    void aWrongEndpointIsSaidUnderItsFieldWhenItIsLeftAndStaysThere() {
        clickOn("#connect-endpoint-fold");
        type("connect-endpoint", "localhost:4566");
        type(KeyCode.TAB);
        assertEquals("This is not an address: it needs http:// or https:// and a host.",
                text("connect-endpoint-problem"));
        assertEquals("localhost:4566", text("connect-endpoint"));
        type("connect-endpoint", "http://localhost:4566");
        assertFalse(shown("connect-endpoint-problem"));
    }

    @Test
    void aPlaceThatCannotBeOpenedSaysWhyAndKeepsTheChoice() {
        clickOn("#connect-choice-lab");
        wizard.connector.outcome = _ -> new Connector.Outcome.Refused(Message.of("app.lab-cannot-start"),
                Message.of("app.lab-cannot-start.next"), "Address already in use");
        next();
        finish();
        assertEquals(texts.of("app.lab-cannot-start"), text("connect-problem-what"));
        assertTrue(shown("connect-problem-details"));
        assertTrue(shown("connect-lab"));
        assertFalse(shown("connect-retry"));
    }

    @Test
    void whatMayBeReadIsToldFromTheExamination() {
        assertFalse(shown("connect-rights-table"));
        interact(wizard::examined);
        assertTrue(shown("connect-rights-table"));
        assertTrue(shown("connect-right-apigateway-GET"));
        clickOn("#connect-copy-policy");
        assertEquals("{\"Version\": \"2012-10-17\"}", clipboard());
    }

    @Test
    void thePolicyForChangesFollowsWhatIsChosen() {
        interact(() -> lookup("#connect-policy-fold-changing").queryAs(TitledPane.class).setExpanded(true));
        CodeBlock policy = lookup("#connect-policy-changing").queryAs(CodeBlock.class);
        assertFalse(policy.code().contains("lambda:UpdateFunctionConfiguration"));
        interact(() -> lookup("#connect-policy-function").queryAs(CheckBox.class).setSelected(true));
        assertTrue(policy.code().contains("lambda:UpdateFunctionConfiguration"));
        CodeBlock reading = lookup("#connect-policy-reading").queryAs(CodeBlock.class);
        assertFalse(reading.code().contains("logs:StartQuery"));
        interact(() -> lookup("#connect-policy-costly").queryAs(CheckBox.class).setSelected(true));
        assertTrue(reading.code().contains("logs:StartQuery"));
    }

    @Test
    void anotherProfileForgetsWhoWeWere() {
        clickOn("#connect-test");
        finish();
        interact(() -> choose(FakeAccounts.ADMIN));
        finish();
        assertFalse(shown("connect-arn"));
    }

    @SuppressWarnings("unchecked")
    private void choose(Profile profile) {
        ((ComboBox<Profile>) lookup("#connect-profile").queryAs(ComboBox.class)).setValue(profile);
    }
}
