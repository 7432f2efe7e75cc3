package dev.timeoutdoctor.ui.step.connect;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** What was typed, as what it means; empty where it means nothing. */
final class Typed {

    private Typed() {}

    /** An emulator's endpoint: {@code http} or {@code https} with a host. */
    static Optional<URI> endpoint(String text) {
        try {
            URI uri = new URI(text.strip());
            boolean usable = ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    /** A file's path. */
    static Optional<Path> file(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Path.of(text.strip()));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }
}
