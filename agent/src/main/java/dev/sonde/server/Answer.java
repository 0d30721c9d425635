package dev.sonde.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A response before it is sent, to one client or to several. */
final class Answer {

    final int status;
    final Map<String, String> headers = new LinkedHashMap<>();
    final Chunks body;
    private final AtomicInteger toBeSent = new AtomicInteger(1);

    Answer(int status, String contentType, Chunks body) {
        this.status = status;
        this.body = body;
        headers.put("Content-Type", contentType);
        headers.put("X-Content-Type-Options", "nosniff");
    }

    Answer with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    /** It is sent to so many more clients. */
    void sendAlsoTo(int clients) {
        toBeSent.addAndGet(clients);
    }

    /** It has been sent to one client, or could not be. */
    void sent() {
        if (toBeSent.decrementAndGet() == 0) {
            body.release();
        }
    }
}
