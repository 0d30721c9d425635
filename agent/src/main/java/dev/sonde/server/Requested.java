package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;

/** Reads what a client asks for. */
final class Requested {

    private Requested() {}

    static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    static boolean isGet(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET");
    }

    /** Whether it has a body of which it does not say how long it is. */
    static boolean isChunked(HttpExchange exchange) {
        return exchange.getRequestHeaders().containsKey("Transfer-Encoding");
    }

    static boolean allowsGzip(HttpExchange exchange) {
        return AcceptEncoding.allowsGzip(header(exchange, "Accept-Encoding"));
    }

    /** How long its line and its header are, in letters. */
    static long letters(HttpExchange exchange) {
        long letters = exchange.getRequestURI().toString().length();
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            for (String value : header.getValue()) {
                letters += header.getKey().length() + value.length();
            }
        }
        return letters;
    }

    /** All values of a header, with commas between; null if there is none. */
    static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(",", values);
    }
}
