package dev.sonde.push;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** Reads the body of an answer, if it is short and its head says where it ends, so that nobody waits for more. */
final class HttpBody {

    private static final int MOST_BYTES = 1 << 14;
    private static final int MOST_CHUNK_LINE_BYTES = 256;
    private static final int HEXADECIMAL = 16;
    private static final byte[] NONE = {};

    private HttpBody() {}

    /** The body; nothing where there is none, or not all of it, or too much. */
    static byte[] read(String[] head, InputStream in) {
        try {
            if (header(head, "transfer-encoding").equalsIgnoreCase("chunked")) {
                return chunks(in);
            }
            String length = header(head, "content-length");
            return length.isEmpty() ? NONE : bytes(in, Integer.parseInt(length));
        } catch (IOException | NumberFormatException broken) {
            return NONE;
        }
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (body.size() <= MOST_BYTES) {
            byte[] chunk = bytes(in, Integer.parseInt(line(in).split(";")[0].trim(), HEXADECIMAL));
            if (chunk.length == 0) {
                return body.toByteArray();
            }
            body.write(chunk, 0, chunk.length);
            line(in);
        }
        return NONE;
    }

    private static byte[] bytes(InputStream in, int count) throws IOException {
        if (count < 0 || count > MOST_BYTES) {
            throw new IOException("too long");
        }
        byte[] bytes = new byte[count];
        int length = 0;
        while (length < count) {
            int read = in.read(bytes, length, count - length);
            if (read < 0) {
                throw new EOFException();
            }
            length += read;
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > MOST_CHUNK_LINE_BYTES) {
                throw new EOFException();
            }
            line.append((char) next);
        }
        return line.toString();
    }

    private static String header(String[] head, String name) {
        for (String line : head) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ':')) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return "";
    }
}
