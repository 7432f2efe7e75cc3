package dev.timeoutdoctor.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where the program keeps its log and its change log: the user's state directory ({@code $XDG_STATE_HOME/timeout-doctor} or
 * {@code ~/.local/state/timeout-doctor}; {@code ~/Library/Application Support} on macOS, {@code %LOCALAPPDATA%} on Windows). The
 * system property {@code timeoutdoctor.state} names another one.
 */
record StateDirectory(Path path) {

    static final String PROPERTY = "timeoutdoctor.state";

    static StateDirectory of(Properties system, Map<String, String> environment) {
        String own = system.getProperty(PROPERTY, "");
        if (!own.isEmpty()) {
            return new StateDirectory(Path.of(own));
        }
        Path home = Path.of(system.getProperty("user.home", "."));
        String os = system.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return new StateDirectory(home.resolve("Library/Application Support/Timeout Doctor"));
        }
        if (os.contains("win")) {
            String local = environment.getOrDefault("LOCALAPPDATA", home.resolve("AppData/Local").toString());
            return new StateDirectory(Path.of(local, "Timeout Doctor"));
        }
        String state = environment.getOrDefault("XDG_STATE_HOME", "");
        Path base = state.isEmpty() ? home.resolve(".local/state") : Path.of(state);
        return new StateDirectory(base.resolve("timeout-doctor"));
    }

    Path log() {
        return path.resolve("timeout-doctor.log");
    }

    Path changeLog() {
        return path.resolve("changes.jsonl");
    }

    /** Of the practice lab, whose account is another one at each start: nothing in it is left to finish. */
    Path practiceLog() {
        return path.resolve("practice-changes.jsonl");
    }

    /** Makes the directory; whoever cannot write it learns so when the first change is about to be logged. */
    void prepare() throws IOException {
        Files.createDirectories(path);
    }
}
