package dev.timeoutdoctor.ui.step.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.connect.ProfileList;
import dev.timeoutdoctor.ui.FakeAccounts;
import dev.timeoutdoctor.ui.StepScreen;
import dev.timeoutdoctor.ui.WizardStep;
import java.util.List;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;

class BrokenProfilesTest extends StepScreen {

    @Override
    protected WizardStep make() {
        wizard.accounts.profiles = new ProfileList(List.of(), "Line 3 of the file is no setting.", "config:3");
        return new ConnectStep(wizard.services(work.tasks()), wizard.model);
    }

    @Test
    void aBrokenFileIsSaidWhereProfilesAreChosenAndTheLabStaysUsable() {
        assertTrue(shown("connect-profiles-problem"));
        assertEquals(List.of("The AWS configuration cannot be read: Line 3 of the file is no setting.",
                "Correct the file, then read the files again. The practice lab works without it."),
                List.of(text("connect-profiles-problem-what"), text("connect-profiles-problem-next")));
        clickOn("#connect-profiles-problem-details").clickOn("#connect-profiles-problem-detail-copy");
        assertEquals("config:3", clipboard());
        clickOn("#connect-choice-lab");
        assertTrue(shown("connect-scenario-easy"));
    }

    @Test
    void onceTheFileIsMendedItsProfilesAreThere() {
        wizard.accounts.profiles = new ProfileList(List.of(FakeAccounts.SUPPORT), "", "");
        clickOn("#connect-read-again");
        finish();
        assertFalse(shown("connect-profiles-problem"));
        assertEquals(FakeAccounts.SUPPORT, lookup("#connect-profile").queryAs(ComboBox.class).getValue());
    }

    @Test
    void aFileThatIsStillBrokenIsSaidAgain() {
        clickOn("#connect-read-again");
        finish();
        assertTrue(shown("connect-profiles-problem"));
        assertTrue(shown("connect-account"));
    }
}
