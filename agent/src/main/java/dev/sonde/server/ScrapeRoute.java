package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.base.Failures;
import dev.sonde.metrics.Exposition;
import java.util.List;

/** Answers {@code /metrics}: those who ask for the same at once share one collection. */
final class ScrapeRoute implements Route {

    private final Exposition exposition;
    private final Failures failures;
    private final Answers answers;
    private final SharedScrapes shared = new SharedScrapes();

    ScrapeRoute(Exposition exposition, Failures failures, Answers answers) {
        this.exposition = exposition;
        this.failures = failures;
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) {
        Wish wish;
        try {
            wish = wish(exchange);
        } catch (IllegalArgumentException malformed) {
            answers.send(exchange, answers.line(400, "The query is malformed."));
            return;
        }
        if (Requested.isHead(exchange)) {
            answers.send(exchange, scraped(wish, answers.nothing()));
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
            Body body = answers.body(wish.zipped);
            exposition.write(wish.accept, wish.names, body.stream());
            return scraped(wish, body.finished());
        } catch (Throwable failure) {
            failures.report("scrape", failure);
            return answers.line(500, "The scrape failed; the log of the service tells why.");
        }
    }

    private void deliver(Answer answer, List<HttpExchange> clients) {
        if (answer == null) {
            clients.forEach(HttpExchange::close);
            return;
        }
        answer.sendAlsoTo(clients.size() - 1);
        // A slow client holds its own thread only.
        clients.subList(1, clients.size()).forEach(client -> answers.sendElsewhere(client, answer));
        answers.send(clients.get(0), answer);
    }

    private Wish wish(HttpExchange exchange) {
        String accept = Requested.header(exchange, "Accept");
        List<String> names = Parameters.of(exchange).all("name[]");
        return new Wish(accept, exposition.contentType(accept), Requested.allowsGzip(exchange), names);
    }

    private static Answer scraped(Wish wish, Chunks body) {
        Answer answer = new Answer(200, wish.contentType, body);
        return wish.zipped ? answer.with("Content-Encoding", "gzip") : answer;
    }
}
