package dev.sonde.server;

import java.util.Random;

/** Makes what no client of TLS says, as text of which each letter is a byte. */
final class TlsFuzz {

    /** How a record of a handshake begins. */
    static final char HANDSHAKE = 22;

    private static final int[] TYPES = {20, 21, 22, 23, 24, 0, 128, 255};
    private static final int[] LENGTHS = {0, 1, 2, 4, 100, 0x4000, 0x4001, 0x4800, 0x4801, 0xffff};

    private TlsFuzz() {}

    /** The first message of a client that speaks version 3.minor and none above; TLS 1.0 is 3.1. */
    static String hello(int minor) {
        char version = (char) minor;
        StringBuilder body = new StringBuilder().append((char) 3).append(version);
        body.append("r".repeat(32)).append((char) 0);
        body.append("\0\4\0\57\0\65").append("\1\0");
        String hello = "\1\0" + twoBytes(body.length()) + body;
        return "\26\3" + version + twoBytes(hello.length()) + hello;
    }

    /** The same as SSL 2 has it, for TLS 1.0. */
    static String oldestHello() {
        String body = "\1\3\1" + twoBytes(6) + twoBytes(0) + twoBytes(16) + "\0\0\57\0\0\65" + "r".repeat(16);
        return (char) 0x80 + "" + (char) body.length() + body;
    }

    /** A few records. */
    static String records(Random random) {
        StringBuilder records = new StringBuilder();
        for (int i = 0; i < 1 + random.nextInt(5); i++) {
            int length = LENGTHS[random.nextInt(LENGTHS.length)];
            records.append((char) TYPES[random.nextInt(TYPES.length)])
                    .append((char) (random.nextInt(8) == 0 ? random.nextInt(256) : 3))
                    .append((char) random.nextInt(5))
                    .append(twoBytes(length));
            int bytes = random.nextBoolean() ? Math.min(length, 0x4000) : random.nextInt(2_000);
            for (int b = 0; b < bytes; b++) {
                records.append((char) random.nextInt(256));
            }
        }
        return records.toString();
    }

    /** One that is cut, or of which a few bytes are others. */
    static String broken(String hello, Random random) {
        StringBuilder broken = new StringBuilder(hello);
        if (random.nextInt(3) == 0) {
            broken.setLength(random.nextInt(hello.length()));
        }
        for (int i = 0; i < 1 + random.nextInt(8) && broken.length() > 0; i++) {
            broken.setCharAt(random.nextInt(broken.length()), (char) random.nextInt(256));
        }
        return broken.toString();
    }

    private static String twoBytes(int number) {
        return "" + (char) (number >> 8) + (char) (number & 0xff);
    }
}
