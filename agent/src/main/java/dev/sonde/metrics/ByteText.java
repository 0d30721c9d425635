package dev.sonde.metrics;

import dev.sonde.base.GrowingBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Text that grows as UTF-8 bytes; what is plain ASCII, and most numbers, gets there without garbage. One thread. */
final class ByteText {

    private static final int FIRST_BYTES = 256;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private final GrowingBytes bytes = new GrowingBytes(FIRST_BYTES);

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int length() {
        return bytes.length();
    }

    ByteText clear() {
        return endAt(0);
    }

    /** Writes what there is and forgets it. */
    void drainTo(OutputStream out) throws IOException {
        bytes.writeTo(out);
        clear();
    }

    ByteText add(ByteText other) {
        bytes.add(other.bytes);
        return this;
    }

    ByteText add(byte[] utf8) {
        bytes.add(utf8, utf8.length);
        return this;
    }

    ByteText add(char ascii) {
        bytes.add((byte) ascii);
        return this;
    }

    ByteText add(String text) {
        return add(text, false, false);
    }

    /** Adds a text with a backslash before backslashes, quotes, and in the place of line ends, an n. */
    ByteText addQuoted(String text) {
        return add(text, true, true);
    }

    /** The same without quotes being touched. */
    ByteText addOneLine(String text) {
        return add(text, true, false);
    }

    ByteText add(long number) {
        int end = Decimal.write(number, bytes.room(Decimal.MOST_BYTES), bytes.length());
        return end == Decimal.UNKNOWN ? add(Long.toString(number)) : endAt(end);
    }

    /** Adds a number as {@link Double#toString} has it, but infinity as {@code +Inf}. */
    ByteText add(double number) {
        int end = Decimal.write(number, bytes.room(Decimal.MOST_BYTES), bytes.length());
        return end == Decimal.UNKNOWN ? add(text(number)) : endAt(end);
    }

    byte[] copy() {
        return bytes.copy();
    }

    private static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(number);
    }

    private ByteText endAt(int end) {
        bytes.endAt(end);
        return this;
    }

    private ByteText add(String text, boolean oneLine, boolean quoted) {
        int chars = text.length();
        byte[] to = bytes.room(2 * chars);
        int at = bytes.length();
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_BEYOND_ASCII) {
                return add(bytes(escaped(text, oneLine, quoted)));
            }
            if (oneLine && isSpecial(c, quoted)) {
                to[at++] = '\\';
                c = c == '\n' ? 'n' : c;
            }
            to[at++] = (byte) c;
        }
        return endAt(at);
    }

    private static boolean isSpecial(char c, boolean quoted) {
        return c == '\\' || c == '\n' || (quoted && c == '"');
    }

    private static String escaped(String text, boolean oneLine, boolean quoted) {
        String escaped = oneLine ? text.replace("\\", "\\\\").replace("\n", "\\n") : text;
        return quoted ? escaped.replace("\"", "\\\"") : escaped;
    }
}
