package dev.sonde.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sonde.base.Failures;
import dev.sonde.metrics.Exposition;
import java.io.IOException;
import java.util.List;

/** Answers {@code /metrics} and a page at {@code /} that links it. No part of a request is ever in an answer. */
final class ScrapeHandler implements HttpHandler {

    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><title>Sonde</title>"
            + "<h1>Sonde</h1><p><a href=\"/metrics\">metrics</a> of this JVM</html>\n";

    private final Exposition exposition;
    private final Failures failures;

    ScrapeHandler(Exposition exposition, Failures failures) {
        this.exposition = exposition;
        this.failures = failures;
    }

    /** The edge of the scrape: nothing gets past it. */
    @Override
    public void handle(HttpExchange exchange) {
        try {
            send(exchange, answer(exchange));
        } catch (IOException clientGone) {
            // Nobody is left to tell.
        } finally {
            exchange.close();
        }
    }

    private Answer answer(HttpExchange exchange) {
        try {
            return route(exchange);
        } catch (Throwable failure) {
            failures.report("scrape", failure);
            return Answer.text(500, "The scrape failed; the log of the service tells why.\n");
        }
    }

    private Answer route(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        boolean isMetrics = "/metrics".equals(path);
        if (!isMetrics && !"/".equals(path)) {
            return Answer.text(404, "Not found; the metrics are at /metrics.\n");
        }
        if (!isHead(exchange) && !exchange.getRequestMethod().equals("GET")) {
            return Answer.text(405, "Only GET and HEAD.\n").with("Allow", "GET, HEAD");
        }
        return isMetrics ? metrics(exchange) : Answer.html(PAGE);
    }

    private Answer metrics(HttpExchange exchange) throws IOException {
        List<String> names;
        try {
            names = NameParameter.values(exchange.getRequestURI().getRawQuery());
        } catch (IllegalArgumentException malformed) {
            return Answer.text(400, "The query is malformed.\n");
        }
        Headers request = exchange.getRequestHeaders();
        String accept = joined(request.get("Accept"));
        boolean zipped = AcceptEncoding.allowsGzip(joined(request.get("Accept-Encoding")));
        Body body = new Body(zipped);
        if (!isHead(exchange)) {
            exposition.write(accept, names, body.stream());
        }
        Answer answer = new Answer(200, exposition.contentType(accept), body.finished());
        return zipped ? answer.with("Content-Encoding", "gzip") : answer;
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers.forEach(exchange.getResponseHeaders()::set);
        boolean bare = isHead(exchange);
        exchange.sendResponseHeaders(answer.status, bare ? -1 : answer.body.size());
        if (!bare) {
            answer.body.writeTo(exchange.getResponseBody());
        }
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static String joined(List<String> values) {
        return values == null ? null : String.join(",", values);
    }
}
