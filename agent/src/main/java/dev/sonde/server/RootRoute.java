package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;

/** Answers {@code /}: links to all that is there. */
final class RootRoute implements Route {

    private static final String HTML = "text/html; charset=utf-8";

    private static final String PAGE = "<!DOCTYPE html><html lang=\"en\"><title>Sonde</title>"
            + "<h1>Sonde</h1><ul><li><a href=\"/metrics\">metrics</a> of this JVM"
            + "<li><a href=\"/flame\">flame graphs</a> of its endpoints: CPU, allocation, latency"
            + "<li><a href=\"/recording.jfr\">recording</a> of the last minutes, for JDK Mission Control</ul></html>\n";

    private final Answers answers;

    RootRoute(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answers.send(exchange, answers.strict(answers.text(200, HTML, PAGE)));
    }
}
