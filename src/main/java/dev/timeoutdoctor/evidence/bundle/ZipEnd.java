package dev.timeoutdoctor.evidence.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * The record at the end of a zip (PKWARE: APPNOTE 4.3.14 and 4.3.16), read before the JDK loads the directory that it promises.
 *
 * @param entries how many entries the directory has
 * @param directoryBytes how long the directory is
 */
record ZipEnd(long entries, long directoryBytes) {

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int LOCATOR_64_LENGTH = 20;
    private static final int END_64 = 0x06064b50;
    private static final int END_64_LENGTH = 56;
    private static final int FIRST_ENTRY = 0x04034b50;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int SEE_64 = 0xffff;

    /**
     * Reads it.
     *
     * @throws RefusedBundle where there is none
     */
    static ZipEnd of(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            long from = Math.max(0, size - END_LENGTH - LONGEST_COMMENT - LOCATOR_64_LENGTH);
            ByteBuffer tail = read(channel, from, (int) (size - from));
            for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END && at + END_LENGTH + unsigned(tail, at + 20) <= tail.limit()) {
                    return end(channel, tail, at);
                }
            }
            ByteBuffer head = read(channel, 0, (int) Math.min(size, Integer.BYTES));
            boolean begun = head.limit() == Integer.BYTES && head.getInt(0) == FIRST_ENTRY;
            throw new RefusedBundle(begun ? "cut-off" : "not-a-zip");
        }
    }

    private static ZipEnd end(FileChannel channel, ByteBuffer tail, int at) throws IOException {
        int locator = at - LOCATOR_64_LENGTH;
        if (unsigned(tail, at + 10) == SEE_64 && locator >= 0 && tail.getInt(locator) == LOCATOR_64) {
            long where = tail.getLong(locator + 8);
            ByteBuffer end64 = where < 0 ? ByteBuffer.allocate(0) : read(channel, where, END_64_LENGTH);
            if (end64.limit() < END_64_LENGTH || end64.getInt(0) != END_64) {
                throw new RefusedBundle("cut-off");
            }
            return new ZipEnd(end64.getLong(32), end64.getLong(40));
        }
        return new ZipEnd(unsigned(tail, at + 10), Integer.toUnsignedLong(tail.getInt(at + 12)));
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    private static ByteBuffer read(FileChannel channel, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        long at = from;
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes, at);
            if (read < 0) {
                break;
            }
            at += read;
        }
        return bytes.flip();
    }
}
