package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.access.Right;
import dev.sonde.access.Verdict;

/** Stands before all routes: knows who asks, and whether the route's right is theirs. Any thread. */
final class Door {

    /** More than a browser with many cookies sends to {@code localhost}. */
    private static final int MOST_LETTERS = 1 << 14;

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIELDS_TOO_LARGE = 431;

    private final Guard guard;
    private final LocalOnly local;
    private final Answers answers;

    Door(Guard guard, LocalOnly local, Answers answers) {
        this.guard = guard;
        this.local = local;
        this.answers = answers;
    }

    /** What to answer in the route's place; null if the caller may have what it gives. */
    Answer refusal(HttpExchange exchange, Right needed) {
        if (Requested.letters(exchange) > MOST_LETTERS) {
            return refused(Refusal.LENGTH, FIELDS_TOO_LARGE, "The head of the request is too long.");
        }
        if (needed == Right.NONE) {
            return null;
        }
        return guard.access.isOn() ? refusalOfStranger(exchange, needed) : refusalOfPlace(exchange, needed);
    }

    /** Counts a request that is not answered. */
    void turnedAway() {
        guard.refused(Refusal.LENGTH);
    }

    private Answer refusalOfPlace(HttpExchange exchange, Right needed) {
        String refusal = Right.SCRAPE.includes(needed) ? null : local.refusal(exchange);
        return refusal == null ? null : refused(Refusal.PLACE, FORBIDDEN, refusal);
    }

    private Answer refusalOfStranger(HttpExchange exchange, Right needed) {
        Verdict verdict = guard.access.judge(
                Requested.header(exchange, "Authorization"),
                exchange.getRemoteAddress().getAddress());
        if (verdict.right.includes(needed)) {
            return null;
        }
        switch (verdict) {
            case UNKNOWN:
                return challenge();
            case WRONG:
                guard.refused(Refusal.CREDENTIALS);
                return challenge();
            case LATER:
                return refused(Refusal.LATER, TOO_MANY_REQUESTS, "Too many attempts; try again later.")
                        .with("Retry-After", "2");
            default:
                return refused(Refusal.RIGHT, FORBIDDEN, "This user may not see that.");
        }
    }

    private Answer challenge() {
        return answers.strict(answers.line(UNAUTHORIZED, "Say who you are."))
                .with("WWW-Authenticate", String.join(", ", guard.access.challenges()));
    }

    private Answer refused(Refusal reason, int status, String line) {
        guard.refused(reason);
        return answers.strict(answers.line(status, line));
    }
}
