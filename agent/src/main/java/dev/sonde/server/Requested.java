package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import java.util.List;

/** Reads what a client asks for. */
final class Requested {

    private Requested() {}

    static boolean isHead(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("HEAD");
    }

    static boolean isGet(HttpExchange exchange) {
        return exchange.getRequestMethod().equals("GET");
    }

    static boolean allowsGzip(HttpExchange exchange) {
        return AcceptEncoding.allowsGzip(header(exchange, "Accept-Encoding"));
    }

    /** All values of a header, with commas between; null if there is none. */
    static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? null : String.join(",", values);
    }
}
