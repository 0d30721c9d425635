package dev.sonde.push;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** An answer: its head, and its body if that is short. */
final class HttpAnswer {

    private static final int MOST_BYTES = 1 << 14;
    private static final int LONGEST_REASON = 60;

    private final String statusLine;
    private final int status;
    private final long waitMillis;
    /** Empty if there is none or it is long. */
    final byte[] body;

    private HttpAnswer(String statusLine, int status, long waitMillis, byte[] body) {
        this.statusLine = statusLine;
        this.status = status;
        this.waitMillis = waitMillis;
        this.body = body;
    }

    /** Reads the first answer that is not preliminary. */
    static HttpAnswer read(InputStream in) throws IOException {
        String[] lines;
        int status;
        do {
            lines = head(in).split("\r?\n");
            status = status(lines[0]);
        } while (status / 100 == 1);
        long waitMillis = 0;
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("retry-after:")) {
                waitMillis = millis(line.substring(line.indexOf(':') + 1).trim(), Instant.now());
            }
        }
        return new HttpAnswer(lines[0], status, waitMillis, HttpBody.read(lines, in));
    }

    HttpAnswer orRefused() throws Refused {
        if (status / 100 != 2) {
            String words = statusLine.replaceFirst("^HTTP/[0-9.]+ ", "").replaceAll("[^ -~]", "?");
            boolean isPassing = status == 429 || status == 502 || status == 503 || status == 504;
            throw new Refused(words.substring(0, Math.min(words.length(), LONGEST_REASON)), isPassing, waitMillis);
        }
        return this;
    }

    /** Milliseconds of a {@code Retry-After}, which is a number of seconds or a date; 0 if it is neither. */
    static long millis(String retryAfter, Instant now) {
        try {
            return 1000 * (long) Integer.parseUnsignedInt(retryAfter);
        } catch (NumberFormatException noNumber) {
            return untilDate(retryAfter, now);
        }
    }

    private static long untilDate(String date, Instant now) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, ChronoUnit.MILLIS.between(now, then));
        } catch (DateTimeException malformed) {
            return 0;
        }
    }

    private static int status(String statusLine) throws IOException {
        String[] words = statusLine.split(" ", 3);
        if (words.length >= 2 && words[0].startsWith("HTTP/1.") && words[1].matches("[1-5][0-9][0-9]")) {
            return Integer.parseInt(words[1]);
        }
        throw new IOException("the answer is not of HTTP/1.1");
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int lineBytes = 0;
        for (int next = in.read(); head.size() < MOST_BYTES; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            head.write(next);
            if (next == '\n' && lineBytes == 0) {
                return new String(head.toByteArray(), StandardCharsets.ISO_8859_1);
            }
            lineBytes = next == '\n' ? 0 : lineBytes + (next == '\r' ? 0 : 1);
        }
        throw new IOException("the answer's head is too long");
    }
}
