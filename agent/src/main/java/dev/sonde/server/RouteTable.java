package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.sonde.base.Failures;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is served at which path, to the letter. No part of a request is ever in an answer. */
final class RouteTable implements HttpHandler {

    private final Map<String, Route> routes = new LinkedHashMap<>();
    private final Answers answers;
    private final Failures failures;

    RouteTable(Answers answers, Failures failures) {
        this.answers = answers;
        this.failures = failures;
    }

    RouteTable with(String path, Route route) {
        routes.put(path, route);
        return this;
    }

    /** The edge of the server: nothing gets past it. */
    @Override
    public void handle(HttpExchange exchange) {
        try {
            routeOf(exchange).handle(exchange);
        } catch (RuntimeException | Error failure) {
            failures.report("server", failure);
            exchange.close();
        }
    }

    private Route routeOf(HttpExchange exchange) {
        Route route = routes.get(exchange.getRequestURI().getPath());
        if (route == null) {
            return other -> answers.send(other, answers.line(404, "Not found; the metrics are at /metrics."));
        }
        return Requested.isGet(exchange) || Requested.isHead(exchange) ? route : this::refuseMethod;
    }

    private void refuseMethod(HttpExchange exchange) {
        answers.send(exchange, answers.line(405, "Only GET and HEAD.").with("Allow", "GET, HEAD"));
    }
}
