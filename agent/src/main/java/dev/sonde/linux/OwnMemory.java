package dev.sonde.linux;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads this process's memory by {@code /proc/self/mem}, where an address that is gone meanwhile is an error and not
 * the end of the JVM.
 */
public final class OwnMemory implements Closeable {

    private final RandomAccessFile file;
    private final ByteBuffer word = ByteBuffer.wrap(new byte[Long.BYTES]).order(ByteOrder.nativeOrder());

    /**
     * Opens it.
     *
     * @throws IOException if the kernel does not let this process
     */
    public OwnMemory() throws IOException {
        file = new RandomAccessFile("/proc/self/mem", "r");
    }

    /**
     * The word of 64 bits at an address.
     *
     * @throws IOException if there is nothing
     */
    public long word(long address) throws IOException {
        file.seek(address);
        file.readFully(word.array());
        return word.getLong(0);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
