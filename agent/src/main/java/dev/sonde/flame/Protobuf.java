package dev.sonde.flame;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes a message in the wire format of protocol buffers: as much of it as profile.proto needs. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int LENGTH_DELIMITED = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** A number that is not there is 0, so 0 is left out. */
    Protobuf number(int field, long value) {
        if (value != 0) {
            varint(((long) field << 3) | VARINT);
            varint(value);
        }
        return this;
    }

    /** Several numbers in one field. */
    Protobuf numbers(int field, long... values) {
        Protobuf packed = new Protobuf();
        for (long value : values) {
            packed.varint(value);
        }
        return bytes(field, packed.toBytes());
    }

    /** One of several strings, so that an empty one is written, too. */
    Protobuf string(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    Protobuf message(int field, Protobuf message) {
        return bytes(field, message.toBytes());
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    private Protobuf bytes(int field, byte[] bytes) {
        varint(((long) field << 3) | LENGTH_DELIMITED);
        varint(bytes.length);
        out.write(bytes, 0, bytes.length);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            out.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
