package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javafx.scene.control.ComboBox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** AWS configurations that do not work, read by the real SDK, as the first screen says it. */
class BadProfilesTest {

    @TempDir
    Path state;

    private final FxRobot robot = new FxRobot();

    private OpenWizard open(String config) throws Exception {
        Path file = Files.writeString(state.resolve("config"), config);
        OpenWizard window = OpenWizard.open(state, Map.of("AWS_CONFIG_FILE", file.toString()));
        window.walker().see("connect-account");
        return window;
    }

    @Test
    void aFileThatDoesNotParse() throws Exception {
        try (OpenWizard window = open("[profile ana\nregion us-east-1\naws_secret_access_key = hunter2\n")) {
            window.walker().see("connect-profiles-problem");
            assertTrue(
                    window.text("connect-profiles-problem-what").startsWith("The AWS configuration cannot be read: "),
                    window.text("connect-profiles-problem-what"));
            assertEquals("Correct the file, then read the files again. The practice lab works without it.",
                    window.text("connect-profiles-problem-next"));
            robot.clickOn("#connect-profiles-problem-details").clickOn("#connect-profiles-problem-detail-copy");
            assertTrue(!window.clipboard().isBlank() && !window.clipboard().contains("hunter2"), window.clipboard());
            Files.writeString(state.resolve("config"), "[profile ana]\nregion = eu-west-1\n");
            robot.clickOn("#connect-read-again");
            window.until("the mended file is read", () -> !window.walker().sees("connect-profiles-problem"));
        }
    }

    @Test
    void aProfileWithoutCredentials() throws Exception {
        try (OpenWizard window = open("[profile ana]\nregion = us-east-1\n")) {
            window.until("the Region is there",
                    () -> window.scene().lookup("#connect-region") instanceof ComboBox<?> box
                            && box.getValue() != null);
            robot.clickOn("#connect-test");
            window.walker().see("connect-problem");
            assertEquals("The profile ana has no credentials.", window.text("connect-problem-what"));
            assertEquals("Check the profile in your AWS configuration, or choose another one.",
                    window.text("connect-problem-next"));
            assertTrue(window.walker().sees("connect-problem-details"));
        }
    }
}
