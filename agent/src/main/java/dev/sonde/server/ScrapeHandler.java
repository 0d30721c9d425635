package dev.sonde.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sonde.base.Failures;
import dev.sonde.metrics.Exposition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Answers {@code /metrics} and a page at {@code /} that links it. No part of a request is ever in an answer. */
final class ScrapeHandler implements HttpHandler {

    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><title>Sonde</title>"
            + "<h1>Sonde</h1><p><a href=\"/metrics\">metrics</a> of this JVM</html>\n";

    private static final String HTML = "text/html; charset=utf-8";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final Exposition exposition;
    private final Failures failures;
    private final Executor executor;
    private final ChunkPool pool = new ChunkPool();
    private final SharedScrapes shared = new SharedScrapes();

    /** The executor sends answers to those who waited for another's scrape. */
    ScrapeHandler(Exposition exposition, Failures failures, Executor executor) {
        this.exposition = exposition;
        this.failures = failures;
        this.executor = executor;
    }

    /** The edge of the scrape: nothing gets past it. */
    @Override
    public void handle(HttpExchange exchange) {
        Answer refusal = refusal(exchange);
        if (refusal != null) {
            send(exchange, refusal);
        } else if (!isMetrics(exchange)) {
            send(exchange, answer(200, HTML, PAGE));
        } else {
            scrape(exchange);
        }
    }

    private Answer refusal(HttpExchange exchange) {
        if (!isMetrics(exchange) && !"/".equals(exchange.getRequestURI().getPath())) {
            return answer(404, PLAIN, "Not found; the metrics are at /metrics.\n");
        }
        if (!isHead(exchange) && !exchange.getRequestMethod().equals("GET")) {
            return answer(405, PLAIN, "Only GET and HEAD.\n").with("Allow", "GET, HEAD");
        }
        return null;
    }

    private void scrape(HttpExchange exchange) {
        Wish wish;
        try {
            wish = wish(exchange);
        } catch (IllegalArgumentException malformed) {
            send(exchange, answer(400, PLAIN, "The query is malformed.\n"));
            return;
        }
        if (isHead(exchange)) {
            send(exchange, scraped(wish, new Chunks(pool)));
        } else if (shared.begins(wish, exchange)) {
            collect(wish);
        }
    }

    private void collect(Wish wish) {
        Answer answer = null;
        try {
            answer = collected(wish);
        } finally {
            deliver(answer, shared.end(wish));
        }
    }

    private Answer collected(Wish wish) {
        try {
            Body body = new Body(wish.zipped, pool);
            exposition.write(wish.accept, wish.names, body.stream());
            return scraped(wish, body.finished());
        } catch (Throwable failure) {
            failures.report("scrape", failure);
            return answer(500, PLAIN, "The scrape failed; the log of the service tells why.\n");
        }
    }

    private void deliver(Answer answer, List<HttpExchange> clients) {
        if (answer == null) {
            clients.forEach(HttpExchange::close);
            return;
        }
        answer.sendAlsoTo(clients.size() - 1);
        // A slow client holds its own thread only.
        clients.subList(1, clients.size()).forEach(client -> sendElsewhere(client, answer));
        send(clients.get(0), answer);
    }

    private void sendElsewhere(HttpExchange exchange, Answer answer) {
        try {
            executor.execute(() -> send(exchange, answer));
        } catch (RejectedExecutionException closing) {
            exchange.close();
            answer.sent();
        }
    }

    private void send(HttpExchange exchange, Answer answer) {
        try {
            answer.headers.forEach(exchange.getResponseHeaders()::set);
            boolean bare = isHead(exchange);
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

    private Wish wish(HttpExchange exchange) {
        Headers headers = exchange.getRequestHeaders();
        String accept = joined(headers.get("Accept"));
        boolean zipped = AcceptEncoding.allowsGzip(joined(headers.get("Accept-Encoding")));
        List<String> names = NameParameter.values(exchange.getRequestURI().getRawQuery());
        return new Wish(accept, exposition.contentType(accept), zipped, names);
    }

    private static Answer scraped(Wish wish, Chunks body) {
        Answer answer = new Answer(200, wish.contentType, body);
        return wish.zipped ? answer.with("Content-Encoding", "gzip") : answer;
    }

    private Answer answer(int status, String contentType, String text) {
        Chunks body = new Chunks(pool);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        body.write(bytes, 0, bytes.length);
        return new Answer(status, contentType, body);
    }

    private static boolean isMetrics(HttpExchange exchange) {
        return "/metrics".equals(exchange.getRequestURI().getPath());
    }

    private static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    private static String joined(List<String> values) {
        return values == null ? null : String.join(",", values);
    }
}
