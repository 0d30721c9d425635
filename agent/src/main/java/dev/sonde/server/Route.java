package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;

/** Answers at one path what GET and HEAD ask for; sees to the end of the exchange, now or later. */
interface Route {

    void handle(HttpExchange exchange);
}
