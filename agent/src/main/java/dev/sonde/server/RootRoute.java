package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;

/** Answers {@code /}: links to all that is there. */
final class RootRoute implements Route {

    private static final String HTML = "text/html; charset=utf-8";

    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><title>Sonde</title>"
            + "<h1>Sonde</h1><p><a href=\"/metrics\">metrics</a> of this JVM</html>\n";

    private final Answers answers;

    RootRoute(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answers.send(exchange, answers.text(200, HTML, PAGE));
    }
}
