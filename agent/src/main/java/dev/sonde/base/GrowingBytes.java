package dev.sonde.base;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes that grow at their end, and keep their room when they are cleared. One thread. */
public final class GrowingBytes {

    private byte[] bytes;
    private int length;

    /** None so far, and room for some. */
    public GrowingBytes(int firstBytes) {
        bytes = new byte[firstBytes];
    }

    public int length() {
        return length;
    }

    /**
     * Makes room.
     *
     * @return where so many bytes may be written from {@link #length} on; they count from {@link #endAt} on
     */
    public byte[] room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        return bytes;
    }

    /** There are as many bytes now; those behind are forgotten. */
    public void endAt(int end) {
        length = end;
    }

    public void add(byte value) {
        room(1)[length++] = value;
    }

    public void add(byte[] from, int count) {
        System.arraycopy(from, 0, room(count), length, count);
        length += count;
    }

    public void add(GrowingBytes other) {
        add(other.bytes, other.length);
    }

    public byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
    }
}
