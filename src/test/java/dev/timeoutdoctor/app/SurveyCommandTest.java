package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.timeoutdoctor.lab.Lab;
import dev.timeoutdoctor.lab.LabOptions;
import dev.timeoutdoctor.lab.LargeAccount;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code survey} as it is typed, stopped by Ctrl+C and gone on with, against the lab. */
@Timeout(60)
class SurveyCommandTest {

    private static final int APIS = 8;
    private static final int METHODS = 2;
    private static Lab lab;

    @TempDir
    private Path folder;

    private record Said(int exit, String out, String err) {

        private long apis() {
            return (out.lines().count() - 1) / METHODS;
        }
    }

    @BeforeAll
    static void startLab() throws IOException {
        lab = Lab.start(LabOptions.of(LargeAccount.of(APIS, METHODS)));
    }

    @AfterAll
    static void stopLab() {
        lab.close();
    }

    /** Runs it, and presses Ctrl+C as soon as the other channel says the words. */
    private Said survey(String stopAt, String... arguments) {
        Map<String, String> environment = Map.of("AWS_CONFIG_FILE", folder.resolve("none").toString(),
                "AWS_SHARED_CREDENTIALS_FILE", folder.resolve("none").toString(), "AWS_EC2_METADATA_DISABLED", "true");
        AtomicReference<Runnable> stop = new AtomicReference<>(() -> {
        });
        SurveyCommand command = new SurveyCommand(
                new Composition(new StateDirectory(folder.resolve("state")), environment), action -> {
                    stop.set(action);
                    return () -> {
                    };
                });
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter() {

            private boolean stopped;

            @Override
            public void write(String text, int offset, int length) {
                super.write(text, offset, length);
                if (!stopped && !stopAt.isEmpty() && toString().contains(stopAt)) {
                    stopped = true;
                    Thread.ofVirtual().start(stop.get()); // as the program's own hook does, which waits for the printing
                }
            }
        };
        List<String> all = new ArrayList<>(
                List.of("--endpoint-url", lab.endpoint().toString(), "--region", lab.region(), "--format", "csv"));
        all.addAll(List.of(arguments));
        int exit = new CommandLine(command).setCaseInsensitiveEnumValuesAllowed(true).setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err)).execute(all.toArray(String[]::new));
        return new Said(exit, out.toString(), err.toString());
    }

    private List<Path> journals() throws IOException {
        if (!Files.isDirectory(folder.resolve("state"))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.resolve("state"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("survey-")).toList();
        }
    }

    @Test
    void ctrlCPrintsWhatWasReadAndResumeAsksOnlyForTheRest() throws Exception {
        Said stopped = survey(" of 8 APIs read");
        assertEquals(3, stopped.exit(), stopped.err());
        assertTrue(stopped.err().matches("(?s).*us-east-1: stopped at [1-7] of 8 APIs\\. .*survey --resume.*"),
                stopped.err());
        assertTrue(stopped.err().contains("for AWS's limit"), stopped.err());
        assertTrue(stopped.apis() >= 1 && stopped.apis() < APIS, stopped.out());
        Path journal = journals().getFirst();
        long kept = Files.readAllLines(journal).size();
        assertEquals(stopped.apis(), kept);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal)));

        Said resumed = survey("", "--resume");
        assertEquals(1, resumed.exit(), resumed.err());
        assertEquals(APIS, resumed.apis());
        assertEquals(APIS - kept, resumed.err().lines().filter(line -> line.endsWith("APIs read")).count(),
                resumed.err());
        assertTrue(stopped.out().lines().allMatch(resumed.out().lines().toList()::contains), resumed.out());
        assertEquals(List.of(), journals());
    }

    @Test
    void aSurveyThatIsNotResumedAsksForEverything() throws Exception {
        survey(" of 8 APIs read");
        assertFalse(journals().isEmpty());
        Said anew = survey("");
        assertEquals(APIS, anew.err().lines().filter(line -> line.endsWith("APIs read")).count(), anew.err());
    }
}
