package dev.timeoutdoctor.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands as somebody pastes them into a shell, which goes on after a command that fails; {@code aws} speaks to a lab.
 *
 * @param exit what the last command has given
 * @param output all that was written
 */
record PastedCommands(int exit, String output) {

    /** Ten minutes: only commands that hang take as long, however busy the machine is. */
    private static final int MOST_LOOKS = 24_000;

    /** Skips a test where there is no {@code aws} command. */
    static void needTheCommand() {
        boolean found = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "aws")));
        assumeTrue(found && Files.isExecutable(Path.of("/bin/bash")), "The aws command is not on the PATH");
    }

    /** Runs them until the shell ends; the lab's clock goes on meanwhile, since commands may wait until an update is through. */
    static PastedCommands run(String commands, LabAccount account, Path folder)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(List.of("/bin/bash", "-c", commands)).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().putAll(Map.of("AWS_ENDPOINT_URL", account.lab().endpoint().toString(),
                "AWS_ACCESS_KEY_ID", "practice", "AWS_SECRET_ACCESS_KEY", "practice", "AWS_CONFIG_FILE", "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE", "/dev/null", "AWS_PAGER", "", "AWS_EC2_METADATA_DISABLED", "true"));
        Process process = builder.start();
        for (int i = 0; i < MOST_LOOKS && !process.waitFor(25, TimeUnit.MILLISECONDS); i++) {
            account.pass(Duration.ofMillis(25));
        }
        assertEquals(false, process.isAlive(), commands);
        return new PastedCommands(process.exitValue(), Files.readString(output));
    }
}
