package dev.timeoutdoctor.fix;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Another program with the same change log: it answers a line for each line that it is told. */
public final class OtherProgram {

    private OtherProgram() {}

    /** With the log's file; it ends with its input, or is killed. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        ChangeLog log = new ChangeLog(file, () -> "other");
        BufferedReader told = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = told.readLine();
        while (line != null) {
            List<String> words = List.of(line.trim().split(" ", 2));
            System.out.println(answer(log, file, words.getFirst(), words.getLast()));
            System.out.flush();
            line = told.readLine();
        }
    }

    private static String answer(ChangeLog log, Path file, String what, String about) throws IOException {
        return switch (what) {
            case "held?" -> Boolean.toString(log.atWork(about));
            case "work" -> {
                Change change = Samples.raise(new FakeAws()).at(new LogEntry(about, List.of()));
                boolean held = log.hold(change).isPresent(); // until this program ends
                log.intent(about, 0, change, change.steps().getFirst(), FakeAws.NOW);
                yield Boolean.toString(held);
            }
            case "locked?" -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                        FileLock lock = channel.tryLock()) {
                    yield Boolean.toString(lock == null);
                }
            }
            default -> "what?";
        };
    }
}
