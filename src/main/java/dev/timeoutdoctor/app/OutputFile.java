package dev.timeoutdoctor.app;

import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that a report is written to. */
final class OutputFile {

    private final Path path;
    private final Texts texts;

    OutputFile(Path path, Texts texts) {
        this.path = path;
        this.texts = texts;
    }

    /** Why nothing can be written there, as far as it can be told before the work is done. */
    Optional<String> fault() {
        if (Files.isDirectory(path)) {
            return Optional.of(texts.of("app.output.folder", path.toString()));
        }
        Path folder = path.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            return Optional.of(texts.of("app.output.no-folder", path.toString(), folder.toString()));
        }
        boolean refused = Files.exists(path)
                ? !Files.isWritable(path)
                : folder != null && !Files.isWritable(folder);
        return refused ? Optional.of(texts.of("app.output.refused", path.toString())) : Optional.empty();
    }

    /** Writes a text, or says why that was not possible. */
    Optional<String> write(String text) {
        try {
            Files.writeString(path, text, StandardCharsets.UTF_8);
            return Optional.empty();
        } catch (IOException notWritten) {
            return Optional.of(texts.of("app.output.not-written", path.toString(), notWritten.toString()));
        }
    }
}
