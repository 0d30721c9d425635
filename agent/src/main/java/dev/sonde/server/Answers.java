package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.base.Failures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Makes answers out of text and sends answers of any kind. Any thread. */
final class Answers {

    private static final String PLAIN = "text/plain; charset=utf-8";

    /** Writes the body of an answer. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private final Failures failures;
    private final Executor executor;
    private final ChunkPool pool = new ChunkPool();

    /** The executor sends answers to those who waited for another's. */
    Answers(Failures failures, Executor executor) {
        this.failures = failures;
        this.executor = executor;
    }

    Body body(boolean zipped) throws IOException {
        return new Body(zipped, pool);
    }

    Chunks nothing() {
        return new Chunks(pool);
    }

    Answer written(String contentType, boolean zipped, Content content) throws IOException {
        Body body = body(zipped);
        content.writeTo(body.stream());
        Answer answer = new Answer(200, contentType, body.finished());
        return zipped ? answer.with("Content-Encoding", "gzip") : answer;
    }

    /** Tells a browser to keep it to itself: nothing is stored, embedded elsewhere, or fetched from elsewhere. */
    Answer strict(Answer answer) {
        answer.headers.putIfAbsent("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        return answer.with("Cache-Control", "no-store")
                .with("Cross-Origin-Resource-Policy", "same-origin")
                .with("Referrer-Policy", "no-referrer");
    }

    Answer line(int status, String line) {
        return text(status, PLAIN, line + '\n');
    }

    Answer text(int status, String contentType, String text) {
        Chunks body = nothing();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.write(bytes, 0, bytes.length);
        return new Answer(status, contentType, body);
    }

    /** Sends on this thread and ends the exchange; never throws. */
    void send(HttpExchange exchange, Answer answer) {
        try {
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            boolean bare = Requested.isHead(exchange);
            exchange.sendResponseHeaders(answer.status, bare ? -1 : answer.body.size());
            if (!bare) {
                answer.body.writeTo(exchange.getResponseBody());
            }
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        } catch (RuntimeException | Error failure) {
            failures.report("scrape", failure);
        } finally {
            exchange.close();
            answer.sent();
        }
    }

    /** The same on another thread. */
    void sendElsewhere(HttpExchange exchange, Answer answer) {
        try {
            executor.execute(() -> send(exchange, answer));
        } catch (RejectedExecutionException closing) {
            exchange.close();
            answer.sent();
        }
    }
}
