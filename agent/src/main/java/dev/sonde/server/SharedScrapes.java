package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who waits for which scrape that is under way: whoever asks for the same meanwhile gets its answer, good or bad, so
 * that any number of scrapers at once cost one collection. Any thread.
 *
 * <p>An answer may thus have been collected from just before its request came in, by no more than one collection takes.
 * It is never kept: the first request after it is ready begins a new one. There are never more scrapes under way than
 * threads, nor more who wait than connections.
 */
final class SharedScrapes {

    private final Map<Wish, List<HttpExchange>> underWay = new HashMap<>();

    /** Whether nobody makes what the exchange asks for, so that its thread has to; else the exchange waits. */
    synchronized boolean begins(Wish wish, HttpExchange exchange) {
        List<HttpExchange> clients = underWay.computeIfAbsent(wish, key -> new ArrayList<>());
        clients.add(exchange);
        return clients.size() == 1;
    }

    /** The answer is there: gives those who get it, the one that began first. */
    synchronized List<HttpExchange> end(Wish wish) {
        return underWay.remove(wish);
    }
}
