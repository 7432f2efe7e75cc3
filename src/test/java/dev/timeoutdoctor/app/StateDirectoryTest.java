package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class StateDirectoryTest {

    @Test
    void linuxFollowsTheXdgBaseDirectories() {
        Properties system = properties("Linux");
        assertEquals(Path.of("/home/ann/.local/state/timeout-doctor"), StateDirectory.of(system, Map.of()).path());
        assertEquals(Path.of("/s/timeout-doctor"), StateDirectory.of(system, Map.of("XDG_STATE_HOME", "/s")).path());
    }

    @Test
    void aSystemPropertyNamesAnotherOne() {
        Properties system = properties("Linux");
        system.setProperty(StateDirectory.PROPERTY, "/elsewhere");
        assertEquals(Path.of("/elsewhere/changes.jsonl"), StateDirectory.of(system, Map.of()).changeLog());
    }

    private static Properties properties(String os) {
        Properties system = new Properties();
        system.setProperty("os.name", os);
        system.setProperty("user.home", "/home/ann");
        return system;
    }
}
