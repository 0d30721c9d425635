package dev.sonde.sample.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Reads HTTP/1.1 responses off a connection, each to its last byte and not one further. */
final class AnswerReader {
    private static final int LONGEST_LINE = 16_384;

    private final InputStream in;
    private final byte[] buffer = new byte[16_384];
    private int position;
    private int limit;

    AnswerReader(InputStream in) {
        this.in = in;
    }

    /**
     * @throws IOException if the response is cut short or is not HTTP
     */
    Answer read(boolean hasBody) throws IOException {
        int status = status(line());
        Map<String, String> headers = headers();
        while (status < 200) {
            status = status(line());
            headers = headers();
        }
        if (!hasBody || status == 204 || status == 304) {
            return new Answer(status, 0, keepsConnection(headers));
        }
        if (headers.getOrDefault("transfer-encoding", "").contains("chunked")) {
            return new Answer(status, skipChunks(), keepsConnection(headers));
        }
        String length = headers.get("content-length");
        if (length == null) {
            return new Answer(status, skipToEnd(), false);
        }
        skip(Long.parseLong(length));
        return new Answer(status, Long.parseLong(length), keepsConnection(headers));
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.1 ") || line.length() < 12) {
            throw new IOException("Not an HTTP/1.1 response: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
                headers.put(name, line.substring(colon + 1).strip().toLowerCase(Locale.ROOT));
            }
        }
        return headers;
    }

    private static boolean keepsConnection(Map<String, String> headers) {
        return !headers.getOrDefault("connection", "").contains("close");
    }

    private long skipChunks() throws IOException {
        long total = 0;
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            skip(size);
            line();
            total += size;
        }
        headers();
        return total;
    }

    private long chunkSize() throws IOException {
        String line = line();
        int extension = line.indexOf(';');
        return Long.parseLong((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
    }

    private long skipToEnd() throws IOException {
        long total = 0;
        do {
            total += limit - position;
            position = limit;
        } while (fill());
        return total;
    }

    private void skip(long bytes) throws IOException {
        long left = bytes;
        while (left > 0) {
            needBytes();
            int step = (int) Math.min(left, limit - position);
            position += step;
            left -= step;
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (true) {
            needBytes();
            int from = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.append(new String(buffer, from, position - from, StandardCharsets.ISO_8859_1));
            if (position < limit) {
                position++;
                return withoutCarriageReturn(line);
            }
            if (line.length() > LONGEST_LINE) {
                throw new IOException("A line of more than " + LONGEST_LINE + " bytes");
            }
        }
    }

    private static String withoutCarriageReturn(StringBuilder line) {
        int last = line.length() - 1;
        return last >= 0 && line.charAt(last) == '\r' ? line.substring(0, last) : line.toString();
    }

    private void needBytes() throws IOException {
        if (position == limit && !fill()) {
            throw new EOFException("The connection ended in the middle of a response");
        }
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(buffer));
        return limit > 0;
    }
}
