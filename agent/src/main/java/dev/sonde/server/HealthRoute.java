package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;

/** Answers {@code /healthz}: that the agent answers, and nothing else. */
final class HealthRoute implements Route {

    private final Answers answers;

    HealthRoute(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answers.send(exchange, answers.strict(answers.line(200, "ok")));
    }
}
