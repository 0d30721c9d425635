package dev.sonde.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A response before it is sent. */
final class Answer {

    final int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    final ByteArrayOutputStream body;

    Answer(int status, String contentType, ByteArrayOutputStream body) {
        this.status = status;
        this.body = body;
        headers.put("Content-Type", contentType);
        headers.put("X-Content-Type-Options", "nosniff");
    }

    static Answer text(int status, String text) {
        return of(status, "text/plain; charset=utf-8", text);
    }

    static Answer html(String page) {
        return of(200, "text/html; charset=utf-8", page);
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    private static Answer of(int status, String contentType, String text) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.write(bytes, 0, bytes.length);
        return new Answer(status, contentType, body);
    }
}
