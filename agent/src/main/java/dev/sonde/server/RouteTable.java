package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sonde.access.Right;
import dev.sonde.base.Failures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is served at which path, to the letter, and to whom. No part of a request is ever in an answer. */
final class RouteTable implements HttpHandler {

    private final Map<String, Entry> routes = new LinkedHashMap<>();
    private final Door door;
    private final Answers answers;
    private final Failures failures;

    RouteTable(Door door, Answers answers, Failures failures) {
        this.door = door;
        this.answers = answers;
        this.failures = failures;
    }

    /** Serves a route at a path to callers who have the right. */
    RouteTable with(String path, Right needed, Route route) {
        routes.put(path, new Entry(needed, route));
        return this;
    }

    /**
     * The edge of the server: nothing gets past it.
     *
     * @throws IOException for the JDK's server to close the connection
     */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        // Of a chunk with a negative length JDK 25 throws when the exchange is closed, and forgets the connection.
        if (Requested.isChunked(exchange)) {
            door.turnedAway();
            throw new IOException("no body is wanted here");
        }
        try {
            route(exchange);
        } catch (RuntimeException | Error failure) {
            failures.report("server", failure);
            exchange.close();
        }
    }

    private void route(HttpExchange exchange) {
        Entry entry = routes.get(exchange.getRequestURI().getPath());
        if (entry == null) {
            answers.send(exchange, answers.line(404, "Not found; the metrics are at /metrics."));
            return;
        }
        Answer refusal = door.refusal(exchange, entry.needed);
        if (refusal != null) {
            answers.send(exchange, refusal);
        } else if (Requested.isGet(exchange) || Requested.isHead(exchange)) {
            entry.route.handle(exchange);
        } else {
            answers.send(exchange, answers.line(405, "Only GET and HEAD.").with("Allow", "GET, HEAD"));
        }
    }

    private static final class Entry {

        private final Right needed;
        private final Route route;

        Entry(Right needed, Route route) {
            this.needed = needed;
            this.route = route;
        }
    }
}
