package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.base.Failures;
import dev.sonde.base.Recordings;
import dev.sonde.base.Unavailable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Answers with a recording as it is written: it is never held in memory, and there is one download at a time. */
final class RecordingRoute implements Route {

    private final Recordings recordings;
    private final Answers answers;
    private final LimitedPool pool;
    private final Failures failures;
    private final AtomicBoolean underWay = new AtomicBoolean();

    RecordingRoute(Recordings recordings, Answers answers, LimitedPool pool, Failures failures) {
        this.recordings = recordings;
        this.answers = answers;
        this.pool = pool;
        this.failures = failures;
    }

    @Override
    public void handle(HttpExchange exchange) {
        if (Requested.isHead(exchange)) {
            Answer headers = answers.strict(new Answer(200, Download.CONTENT_TYPE, answers.nothing()));
            answers.send(exchange, headers);
        } else if (underWay.compareAndSet(false, true)) {
            try {
                record(exchange);
            } finally {
                underWay.set(false);
            }
        } else {
            refuse(exchange, 503, "Another download is under way; try again when it is done.");
        }
    }

    private void record(HttpExchange exchange) {
        Download download = new Download(exchange, answers.strict(new Answer(200, Download.CONTENT_TYPE, null)), pool);
        try {
            recordings.writeTo(download);
            download.close();
        } catch (Unavailable off) {
            end(exchange, download, 503, off.getMessage());
        } catch (IOException | RuntimeException | Error failure) {
            if (!download.clientGone()) {
                failures.report("recording", failure);
            }
            end(exchange, download, 500, "The recording failed; the log of the service tells why.");
        }
    }

    private void end(HttpExchange exchange, Download download, int status, String line) {
        if (download.begun()) {
            download.cut();
        } else {
            refuse(exchange, status, line);
        }
    }

    private void refuse(HttpExchange exchange, int status, String line) {
        answers.send(exchange, answers.strict(answers.line(status, line)));
    }
}
