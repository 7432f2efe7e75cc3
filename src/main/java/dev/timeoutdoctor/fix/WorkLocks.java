package dev.timeoutdoctor.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What programs are at work on, as locks that die with them: one byte of one file for each name. The file has nothing in it and is
 * never deleted. All locks of this program on a file are held through one channel, which is closed when the last of them is released:
 * POSIX drops a program's locks on a file as soon as it closes any channel of that file.
 */
final class WorkLocks {

    private static final Map<Path, Shared> OPEN = new HashMap<>();

    private final Path path;

    WorkLocks(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** The channel that this program has on a file. */
    private static final class Shared {

        private final FileChannel channel;
        private int holders;

        Shared(FileChannel channel) {
            this.channel = channel;
        }
    }

    /** Some names, until they are released. */
    static final class Hold implements AutoCloseable {

        private final Path file;
        private final Shared shared;
        private List<FileLock> locks;

        private Hold(Path file, Shared shared, List<FileLock> locks) {
            this.file = file;
            this.shared = shared;
            this.locks = List.copyOf(locks);
        }

        /** Releases them; the operating system does it where this fails, at the latest when the program ends. */
        @Override
        public void close() {
            synchronized (OPEN) {
                if (!locks.isEmpty()) {
                    release(locks);
                    locks = List.of();
                    leave(file, shared);
                }
            }
        }
    }

    /**
     * Holds all these names, or none.
     *
     * @return empty where this program or another one holds one of them
     */
    Optional<Hold> hold(Collection<String> names) throws IOException {
        synchronized (OPEN) {
            OwnFile.create(path);
            Path file = path.toRealPath();
            Shared shared = OPEN.get(file);
            if (shared == null) {
                shared = new Shared(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
                OPEN.put(file, shared);
            }
            shared.holders++;
            List<FileLock> locks = new ArrayList<>();
            boolean all = false;
            try {
                all = lock(shared.channel, new TreeSet<>(names), locks);
                return all ? Optional.of(new Hold(file, shared, locks)) : Optional.empty();
            } finally {
                if (!all) {
                    release(locks);
                    leave(file, shared);
                }
            }
        }
    }

    private static boolean lock(FileChannel channel, Collection<String> names, List<FileLock> locks)
            throws IOException {
        for (String name : names) {
            FileLock lock = tryLock(channel, name, false);
            if (lock == null) {
                return false;
            }
            locks.add(lock);
        }
        return true;
    }

    /** Whether this program or another one holds a name. */
    boolean held(String name) throws IOException {
        synchronized (OPEN) {
            if (Files.notExists(path)) {
                return false;
            }
            Shared shared = OPEN.get(path.toRealPath());
            if (shared != null) {
                return held(shared.channel, name);
            }
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                return held(channel, name);
            }
        }
    }

    private static boolean held(FileChannel channel, String name) throws IOException {
        try (FileLock lock = tryLock(channel, name, true)) {
            return lock == null;
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel, String name, boolean shared) throws IOException {
        try {
            return channel.tryLock(position(name), 1, shared);
        } catch (OverlappingFileLockException e) {
            // Another part of this program has it: the same as another program.
            return null;
        }
    }

    /** Where in the file a name stands, far beyond what is in it. */
    private static long position(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(hash).getLong() >>> 2;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static void release(List<FileLock> locks) {
        for (FileLock lock : locks) {
            try {
                lock.release();
            } catch (IOException _) {
                // the channel is closed next, or when the program ends
            }
        }
    }

    private static void leave(Path file, Shared shared) {
        shared.holders--;
        if (shared.holders == 0) {
            OPEN.remove(file);
            try {
                shared.channel.close();
            } catch (IOException e) {
                return; // nothing was written to it
            }
        }
    }
}
