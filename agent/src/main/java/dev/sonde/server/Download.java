package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/** An answer that is sent while it is made; its headers go with the first byte: until then it can be another. */
final class Download extends OutputStream {

    static final String CONTENT_TYPE = "application/octet-stream";

    private final HttpExchange exchange;
    private final Answer headers;
    private final LimitedPool pool;
    private OutputStream body;
    private boolean clientGone;

    /** Takes the status and headers of the answer, whose body is not used. */
    Download(HttpExchange exchange, Answer headers, LimitedPool pool) {
        this.exchange = exchange;
        this.headers = headers;
        this.pool = pool;
    }

    boolean begun() {
        return body != null;
    }

    /** Whether it was the client who failed. */
    boolean clientGone() {
        return clientGone;
    }

    @Override
    public void write(int oneByte) throws IOException {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) throws IOException {
        try {
            begin();
            body.write(from, offset, count);
        } catch (IOException gone) {
            clientGone = true;
            throw gone;
        }
        pool.getsOn();
    }

    /** The whole answer is written. */
    @Override
    public void close() throws IOException {
        begin();
        exchange.close();
    }

    /** Breaks the connection off, so that the client does not take what it has for the whole. */
    void cut() {
        // Closing would end the body as if it were whole; but an interrupted thread can write nothing more.
        Thread.currentThread().interrupt();
        exchange.close();
    }

    private void begin() throws IOException {
        if (body == null) {
            headers.with("Content-Disposition", "attachment; filename=\"sonde.jfr\"");
            headers.headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(headers.status, 0);
            body = exchange.getResponseBody();
        }
    }
}
