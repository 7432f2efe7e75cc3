package dev.timeoutdoctor.ui.step.async;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The same front function in several languages: it answers 202 and hands the request to the function that does the work. */
enum FrontSample {
    PYTHON("python", "front.py"),
    NODE("node", "front.mjs"),
    JAVA("java", "Front.java.txt");

    private final String id;
    private final String file;

    FrontSample(String id, String file) {
        this.id = id;
        this.file = file;
    }

    /** A word for ids and texts. */
    String id() {
        return id;
    }

    /** The source, whole. */
    String source() {
        try (InputStream in = FrontSample.class.getResourceAsStream(file)) {
            return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file, unreadable);
        }
    }
}
