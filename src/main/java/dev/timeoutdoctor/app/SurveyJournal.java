package dev.timeoutdoctor.app;

import dev.timeoutdoctor.survey.KeptApi;
import dev.timeoutdoctor.survey.SurveyPlace;
import dev.timeoutdoctor.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The APIs that a survey has finished, a line each, in a file that only its owner may read; gone when the survey is complete. One file
 * for each account, Region and emulator.
 */
final class SurveyJournal {

    /** Older lines are not gone on from: what they say may have changed. */
    static final Duration KEPT = Duration.ofDays(1);

    private final Path directory;
    private final Path file;
    private final SurveyPlace place;
    private final Texts texts;

    SurveyJournal(StateDirectory state, SurveyPlace place, URI endpoint, Texts texts) {
        String emulator = endpoint.toString().isEmpty() ? "" : "-" + endpoint.toString();
        String name = "survey-" + place.account() + "-" + place.region() + emulator;
        this.directory = state.path();
        this.file = directory.resolve(name.replaceAll("[^A-Za-z0-9-]+", "_") + ".jsonl");
        this.place = place;
        this.texts = texts;
    }

    /** What is still worth going on from; lines that cannot be read are left out. */
    List<KeptApi> read(Instant now) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream().flatMap(line -> KeptApi.read(line, place).stream())
                .filter(kept -> kept.at().isAfter(now.minus(KEPT))).toList();
    }

    /** Adds a line. */
    synchronized void add(KeptApi finished) throws IOException {
        if (!Files.exists(file)) {
            Files.createDirectories(directory);
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(file,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
        }
        Files.writeString(file, finished.line(texts) + "\n", StandardCharsets.UTF_8, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    /** Nothing is kept any more. */
    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
