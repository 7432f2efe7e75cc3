package dev.timeoutdoctor.fix;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file to which several programs append whole lines, each of which is on disk when the appending returns. */
final class AppendOnlyFile {

    private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);
    private static final int TRIES = 500;
    /**
     * POSIX drops a program's locks on a file as soon as it closes any channel of that file, so this program closes none while it writes.
     */
    private static final ReentrantLock CLOSING = new ReentrantLock();

    private final Path path;
    private final Opening opening;

    /** Opens a file to be read and written. */
    interface Opening {

        FileChannel open(Path path) throws IOException;
    }

    AppendOnlyFile(Path path) {
        this(path, file -> FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    AppendOnlyFile(Path path, Opening opening) {
        this.path = path.toAbsolutePath();
        this.opening = opening;
    }

    Path path() {
        return path;
    }

    /**
     * Appends a line and forces it to disk; after a failure the file is as long as it was. It happens on a thread of its own: an
     * interrupt, by which the user stops waiting for AWS, would close the file in the middle of the line.
     */
    void append(String line) throws IOException {
        FutureTask<IOException> task = new FutureTask<>(() -> failure(line));
        Thread.ofVirtual().name("change-log").start(task);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    IOException failure = task.get();
                    if (failure != null) {
                        throw failure;
                    }
                    return;
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private @Nullable IOException failure(String line) {
        try {
            write(line);
            return null;
        } catch (IOException e) {
            return e;
        }
    }

    private void write(String line) throws IOException {
        CLOSING.lock();
        try {
            writeLocked(line);
        } finally {
            CLOSING.unlock();
        }
    }

    private void writeLocked(String line) throws IOException {
        OwnFile.create(path);
        try (FileChannel channel = opening.open(path);
                FileLock lock = lock(channel)) {
            long end = channel.size();
            String start = endsInsideALine(channel, end) ? "\n" : "";
            ByteBuffer bytes = ByteBuffer.wrap((start + line + "\n").getBytes(StandardCharsets.UTF_8));
            try {
                write(channel, bytes, end);
                channel.force(true);
            } catch (IOException e) {
                shorten(channel, end, e);
                throw e;
            }
            if (!lock.isValid()) {
                throw new IOException("The lock on " + path + " was lost while writing");
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long from) throws IOException {
        long position = from;
        while (bytes.hasRemaining()) {
            position += channel.write(bytes, position);
        }
    }

    private static void shorten(FileChannel channel, long end, IOException cause) {
        try {
            channel.truncate(end);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** A program that was killed while writing leaves half a line, to which nothing may be added. */
    private static boolean endsInsideALine(FileChannel channel, long end) throws IOException {
        if (end == 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(1);
        return channel.read(last, end - 1) == 1 && last.get(0) != '\n';
    }

    private FileLock lock(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
        }
        throw new IOException("Another program keeps " + path + " locked");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another thread of this program has it: the same as another program.
            return null;
        }
    }

    /** How long it is, in bytes; 0 where it does not exist. */
    long size() throws IOException {
        return Files.exists(path) ? Files.size(path) : 0;
    }

    /**
     * Reads the lines, whole, of at most so many bytes at the end.
     *
     * @return whether there is more before them
     */
    boolean read(long atMost, Consumer<String> line) throws IOException {
        long from = Math.max(0, size() - atMost);
        read(from, from > 0, line);
        return from > 0;
    }

    /** Reads the lines from a place where one begins; none where the file is not that long any more. */
    void readFrom(long place, Consumer<String> line) throws IOException {
        if (size() > place) {
            read(place, false, line);
        }
    }

    /** Reads lines. It cannot be interrupted, since that would close the file at any time. */
    private void read(long from, boolean inside, Consumer<String> line) throws IOException {
        FileInputStream file = new FileInputStream(path.toFile());
        try {
            file.skipNBytes(from);
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            String next = lines.readLine();
            if (inside && next != null) {
                next = lines.readLine(); // what was left of the line before
            }
            while (next != null) {
                line.accept(next);
                next = lines.readLine();
            }
        } finally {
            CLOSING.lock();
            try {
                file.close();
            } finally {
                CLOSING.unlock();
            }
        }
    }
}
