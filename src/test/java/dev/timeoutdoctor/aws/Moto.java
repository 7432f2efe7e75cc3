package dev.timeoutdoctor.aws;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator that nobody here wrote, and the real {@code aws} command on it. Both must be on the PATH. */
public final class Moto implements AutoCloseable {

    /** What it takes for credentials, as variables of the environment. */
    public static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY",
            "test");

    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)\\s");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Process server;
    private final Path folder;
    private final String endpoint;

    private Moto(Process server, Path folder, String endpoint) {
        this.server = server;
        this.folder = folder;
        this.endpoint = endpoint;
    }

    /** Whether both are there. */
    public static boolean isHere() {
        return onPath("moto_server") && onPath("aws");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** Starts one and waits until it says on which port; what it and the command say goes to the folder. */
    public static Moto start(Path folder) throws IOException, InterruptedException {
        Path log = folder.resolve("moto.log");
        Process server = new ProcessBuilder("moto_server", "-p", "0").redirectErrorStream(true)
                .redirectOutput(log.toFile()).start();
        Instant deadline = Instant.now().plus(START_LIMIT);
        Matcher running = RUNNING.matcher("");
        while (!running.reset(Files.readString(log)).find()) {
            if (!server.isAlive() || Instant.now().isAfter(deadline)) {
                stop(server);
                throw new IOException("moto_server did not start: " + Files.readString(log));
            }
            server.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return new Moto(server, folder, running.group(1));
    }

    /** Its address. */
    public String endpoint() {
        return endpoint;
    }

    /**
     * The real command's answer.
     *
     * @param arguments separated by one blank each
     * @param last an argument that holds blanks, where there is one
     */
    public JsonNode aws(String arguments, String... last) {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of(last));
        command.addAll(List.of("--endpoint-url", endpoint, "--region", "us-east-1", "--output", "json"));
        try {
            Path output = Files.createTempFile(folder, "aws", ".json");
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            builder.environment().putAll(CREDENTIALS);
            int exit = builder.start().waitFor();
            String answer = Files.readString(output);
            if (exit != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + exit + ": " + answer);
            }
            return JSON.readTree(answer.isBlank() ? "{}" : answer);
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(String.join(" ", command), broken);
        }
    }

    @Override
    public void close() {
        stop(server);
    }

    private static void stop(Process server) {
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        server.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(_ -> server.destroyForcibly()).join();
    }
}
