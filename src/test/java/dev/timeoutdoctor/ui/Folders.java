package dev.timeoutdoctor.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for one test each, for fields that are made before JUnit fills a test's own. */
public final class Folders {

    private Folders() {}

    /**
     * A new folder.
     *
     * @param all the folder of the whole class, which JUnit deletes
     */
    public static Path in(Path all) {
        try {
            return Files.createTempDirectory(all, "test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
