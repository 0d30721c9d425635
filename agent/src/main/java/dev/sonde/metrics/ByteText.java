package dev.sonde.metrics;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text that grows as UTF-8 bytes; what is plain ASCII, and most numbers, gets there without garbage. One thread. */
final class ByteText {

    private static final int FIRST_BYTES = 256;
    private static final char FIRST_BEYOND_ASCII = 0x80;

    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;

    /** The bytes of a text. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    int length() {
        return length;
    }

    ByteText clear() {
        length = 0;
        return this;
    }

    /** Writes what there is and forgets it. */
    void drainTo(OutputStream out) throws IOException {
        out.write(bytes, 0, length);
        length = 0;
    }

    ByteText add(ByteText other) {
        return add(other.bytes, other.length);
    }

    ByteText add(byte[] utf8) {
        return add(utf8, utf8.length);
    }

    ByteText add(char ascii) {
        room(1);
        bytes[length++] = (byte) ascii;
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
        room(Decimal.MOST_BYTES);
        int end = Decimal.write(number, bytes, length);
        return end == Decimal.UNKNOWN ? add(Long.toString(number)) : endAt(end);
    }

    /** Adds a number as {@link Double#toString} has it, but infinity as {@code +Inf}. */
    ByteText add(double number) {
        room(Decimal.MOST_BYTES);
        int end = Decimal.write(number, bytes, length);
        return end == Decimal.UNKNOWN ? add(text(number)) : endAt(end);
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }

    private static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "+Inf" : "-Inf";
        }
        return Double.toString(number);
    }

    private ByteText endAt(int end) {
        length = end;
        return this;
    }

    private ByteText add(String text, boolean oneLine, boolean quoted) {
        int chars = text.length();
        room(2 * chars);
        int start = length;
        for (int i = 0; i < chars; i++) {
            char c = text.charAt(i);
            if (c >= FIRST_BEYOND_ASCII) {
                length = start;
                return add(bytes(escaped(text, oneLine, quoted)));
            }
            if (oneLine && isSpecial(c, quoted)) {
                bytes[length++] = '\\';
                c = c == '\n' ? 'n' : c;
            }
            bytes[length++] = (byte) c;
        }
        return this;
    }

    private static boolean isSpecial(char c, boolean quoted) {
        return c == '\\' || c == '\n' || (quoted && c == '"');
    }

    private static String escaped(String text, boolean oneLine, boolean quoted) {
        String escaped = oneLine ? text.replace("\\", "\\\\").replace("\n", "\\n") : text;
        return quoted ? escaped.replace("\"", "\\\"") : escaped;
    }

    private ByteText add(byte[] from, int count) {
        room(count);
        System.arraycopy(from, 0, bytes, length, count);
        length += count;
        return this;
    }

    private void room(int count) {
        if (bytes.length - length < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
    }
}
