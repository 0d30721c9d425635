package dev.sonde.base;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes a message in the wire format of protocol buffers, as much of it as the agent's formats need. Can be cleared
 * and used again, so that a scrape of many small messages makes little garbage. One thread.
 */
public final class Protobuf {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIRST_BYTES = 128;
    private static final int MOST_VARINT_BYTES = 10;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private final GrowingBytes bytes = new GrowingBytes(FIRST_BYTES);

    /** A number that is not there is 0, so 0 is left out. */
    public Protobuf number(int field, long value) {
        return value == 0 ? this : present(field, value);
    }

    /** A number where 0 is not the same as nothing. */
    public Protobuf present(int field, long value) {
        return tag(field, VARINT).varint(value);
    }

    /** A number of one of the signed types ({@code sint32}, {@code sint64}), 0 included. */
    public Protobuf signed(int field, long value) {
        return present(field, (value << 1) ^ (value >> 63));
    }

    /** A {@code double}, 0 included. */
    public Protobuf real(int field, double value) {
        return fixed(field, Double.doubleToRawLongBits(value));
    }

    /** A number of a type of fixed length ({@code fixed64}), 0 included. */
    public Protobuf fixed(int field, long value) {
        return tag(field, EIGHT_BYTES).eightBytes(value);
    }

    /** Several numbers in one field. */
    public Protobuf numbers(int field, long... values) {
        int size = 0;
        for (long value : values) {
            size += varintBytes(value);
        }
        tag(field, LENGTH_DELIMITED).varint(size);
        for (long value : values) {
            varint(value);
        }
        return this;
    }

    /** Several numbers of fixed length in one field. */
    public Protobuf fixeds(int field, long... values) {
        tag(field, LENGTH_DELIMITED).varint((long) values.length * Long.BYTES);
        for (long value : values) {
            eightBytes(value);
        }
        return this;
    }

    /** One of several strings, so that an empty one is written, too. */
    public Protobuf string(int field, String text) {
        int start = bytes.length();
        int chars = text.length();
        tag(field, LENGTH_DELIMITED).varint(chars);
        byte[] to = bytes.room(chars);
        int at = bytes.length();
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_BEYOND_ASCII) {
                bytes.endAt(start);
                return bytes(field, text.getBytes(StandardCharsets.UTF_8));
            }
            to[at++] = (byte) c;
        }
        bytes.endAt(at);
        return this;
    }

    public Protobuf bytes(int field, byte[] value) {
        tag(field, LENGTH_DELIMITED).varint(value.length);
        bytes.add(value, value.length);
        return this;
    }

    public Protobuf message(int field, Protobuf message) {
        return tag(field, LENGTH_DELIMITED).varint(message.bytes.length()).fields(message);
    }

    /** Fields that were written elsewhere become fields of this message. */
    public Protobuf fields(Protobuf written) {
        bytes.add(written.bytes);
        return this;
    }

    /** Forgets all fields and keeps the room they had. */
    public Protobuf clear() {
        bytes.endAt(0);
        return this;
    }

    public byte[] toBytes() {
        return bytes.copy();
    }

    public void writeTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
    }

    /** The same behind its length, as in a row of messages. */
    public void writeDelimitedTo(OutputStream out) throws IOException {
        new Protobuf().varint(bytes.length()).writeTo(out);
        writeTo(out);
    }

    private Protobuf tag(int field, int type) {
        return varint(((long) field << 3) | type);
    }

    private Protobuf varint(long value) {
        byte[] to = bytes.room(MOST_VARINT_BYTES);
        int at = bytes.length();
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            to[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        bytes.endAt(at);
        return this;
    }

    private static int varintBytes(long value) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(value | 1);
        return (bits + 6) / 7;
    }

    private Protobuf eightBytes(long value) {
        byte[] to = bytes.room(Long.BYTES);
        int at = bytes.length();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            to[at++] = (byte) (value >>> shift);
        }
        bytes.endAt(at);
        return this;
    }
}
