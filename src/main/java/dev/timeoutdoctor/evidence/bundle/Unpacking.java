package dev.timeoutdoctor.evidence.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** One entry while it is unpacked: counts against the limits, and compares the checksum at its end. */
final class Unpacking extends InputStream {

    private final InputStream unpacked;
    private final ZipEntry entry;
    private final BundleLimits limits;
    private final CRC32 checksum = new CRC32();
    private final long before;
    private long count;
    private boolean ended;

    /** @param before how many bytes of other entries have been unpacked already */
    Unpacking(InputStream unpacked, ZipEntry entry, BundleLimits limits, long before) {
        this.unpacked = unpacked;
        this.entry = entry;
        this.limits = limits;
        this.before = before;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = unpacked.read(bytes, offset, length);
        if (read > 0) {
            count += read;
            checksum.update(bytes, offset, read);
            check();
        } else if (read < 0 && !ended) {
            ended = true;
            if (entry.getCrc() != checksum.getValue()) {
                throw new RefusedBundle("damaged-entry", BundleFile.shown(entry.getName()));
            }
        }
        return read;
    }

    private void check() throws RefusedBundle {
        if (count > limits.entryBytes()) {
            throw new RefusedBundle("entry-too-large", BundleFile.shown(entry.getName()),
                    mebibytes(limits.entryBytes()));
        }
        if (before + count > limits.totalBytes()) {
            throw new RefusedBundle("too-large", mebibytes(limits.totalBytes()));
        }
        if (count > limits.ratio() * Math.max(1, entry.getCompressedSize())) {
            throw new RefusedBundle("ratio", BundleFile.shown(entry.getName()), limits.ratio());
        }
    }

    private static long mebibytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    @Override
    public void close() throws IOException {
        unpacked.close();
    }
}
