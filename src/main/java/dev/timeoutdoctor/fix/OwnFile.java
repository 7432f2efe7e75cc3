package dev.timeoutdoctor.fix;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** A file that nobody but its owner may read. */
final class OwnFile {

    private OwnFile() {}

    /** Makes it, with the directories above it, where it is not there. */
    static void create(Path path) throws IOException {
        if (Files.exists(path)) {
            return;
        }
        Path directory = path.getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
        try {
            if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(path,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                force(directory);
            } else {
                Files.createFile(path);
            }
        } catch (FileAlreadyExistsException e) {
            // Another program was quicker; both use the one file.
            return;
        }
    }

    /** A new file survives a power cut only once its directory is on disk too; Windows needs and allows no such thing. */
    private static void force(@Nullable Path directory) throws IOException {
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
