package dev.timeoutdoctor.app;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An emulator that nobody here wrote, and the real {@code aws} command on it. Both must be on the PATH. */
final class Moto implements AutoCloseable {

    static final Map<String, String> CREDENTIALS = Map.of("AWS_ACCESS_KEY_ID", "test", "AWS_SECRET_ACCESS_KEY", "test");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private final Process server;
    private final Path folder;
    private final int port;

    private Moto(Process server, Path folder, int port) {
        this.server = server;
        this.folder = folder;
        this.port = port;
    }

    static boolean isHere() {
        return onPath("moto_server") && onPath("aws");
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    /** Starts one on a free port and waits until it answers; what it and the command say goes to the folder. */
    static Moto start(Path folder) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Process server = new ProcessBuilder("moto_server", "-p", String.valueOf(port)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("moto.log").toFile()).start();
        Moto moto = new Moto(server, folder, port);
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (!moto.answers()) {
            if (Instant.now().isAfter(deadline)) {
                moto.close();
                throw new IOException("moto_server did not start: " + Files.readString(folder.resolve("moto.log")));
            }
            server.waitFor(100, TimeUnit.MILLISECONDS);
        }
        return moto;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String endpoint() {
        return "http://127.0.0.1:" + port;
    }

    /**
     * The real command's answer.
     *
     * @param arguments separated by one blank each
     * @param last an argument that holds blanks, where there is one
     */
    JsonNode aws(String arguments, String... last) {
        List<String> command = new ArrayList<>(List.of("aws"));
        command.addAll(List.of(arguments.split(" ", -1)));
        command.addAll(List.of(last));
        command.addAll(List.of("--endpoint-url", endpoint(), "--region", "us-east-1", "--output", "json"));
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
        server.descendants().forEach(ProcessHandle::destroy);
        server.destroy();
        server.onExit().orTimeout(5, TimeUnit.SECONDS).exceptionally(_ -> server.destroyForcibly()).join();
    }
}
