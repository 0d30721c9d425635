package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.access.Right;

/** Stands before all routes: knows who asks, and whether the route's right is theirs. Any thread. */
final class Door {

    private final LocalOnly local;
    private final Answers answers;

    Door(LocalOnly local, Answers answers) {
        this.local = local;
        this.answers = answers;
    }

    /** What to answer in the route's place; null if the caller may have what it gives. */
    Answer refusal(HttpExchange exchange, Right needed) {
        if (Right.SCRAPE.includes(needed)) {
            return null;
        }
        String refusal = local.refusal(exchange);
        return refusal == null ? null : answers.strict(answers.line(403, refusal));
    }
}
