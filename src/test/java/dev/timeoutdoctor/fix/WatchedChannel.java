package dev.timeoutdoctor.fix;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that tells what is done with it, and whose disk is full after so many bytes. */
final class WatchedChannel extends FileChannel {

    private final FileChannel file;
    private final List<String> told;
    private int room;

    WatchedChannel(FileChannel file, List<String> told, int room) {
        this.file = file;
        this.told = told;
        this.room = room;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        if (room == 0) {
            told.add("full");
            throw new IOException("No space left on device");
        }
        ByteBuffer some = bytes.slice(bytes.position(), Math.min(room, bytes.remaining()));
        int written = file.write(some, position);
        bytes.position(bytes.position() + written);
        room -= written;
        told.add("write");
        return written;
    }

    @Override
    public void force(boolean metaData) throws IOException {
        told.add("force");
        file.force(metaData);
    }

    @Override
    public FileChannel truncate(long size) throws IOException {
        told.add("truncate");
        return file.truncate(size);
    }

    @Override
    public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
        return file.tryLock(position, size, shared);
    }

    @Override
    public int read(ByteBuffer bytes, long position) throws IOException {
        return file.read(bytes, position);
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    protected void implCloseChannel() throws IOException {
        told.add("close");
        file.close();
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long read(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long position() {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileChannel position(long position) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw new UnsupportedOperationException();
    }
}
