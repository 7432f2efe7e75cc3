package dev.timeoutdoctor.app;

import dev.timeoutdoctor.ui.Theme;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program remembers between two starts: the theme. A file that cannot be read or written costs only that. */
final class Settings {

    private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
    private static final String THEME = "theme";

    private final Path file;

    Settings(Path file) {
        this.file = file;
    }

    /** The theme that the user chose, if any. */
    Optional<Theme> theme() {
        Properties values = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                values.load(reader);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.warn("The settings cannot be read", unreadable);
            }
        }
        String id = values.getProperty(THEME, "");
        return Optional.of(id).filter(text -> !text.isEmpty()).map(text -> text.equals(Theme.DARK.id()) ? Theme.DARK : Theme.LIGHT);
    }

    void remember(Theme theme) {
        Properties values = new Properties();
        values.setProperty(THEME, theme.id());
        try (Writer writer = Files.newBufferedWriter(file)) {
            values.store(writer, null);
        } catch (IOException unwritable) {
            LOG.warn("The settings cannot be written", unwritable);
        }
    }
}
