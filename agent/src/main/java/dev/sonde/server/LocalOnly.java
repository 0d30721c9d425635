package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Keeps what tells of the service's code from everybody but those on its machine: by the address that the server
 * listens on and, since a browser there can be led to it by a foreign name, by the name it is called by.
 */
final class LocalOnly {

    /** What no name server can point elsewhere. */
    private static final Pattern LOCAL_NAME =
            Pattern.compile("(([a-z0-9-]+\\.)*localhost|127(\\.[0-9]{1,3}){3}|\\[::1])(:[0-9]{1,5})?");

    /** A name of the longest kind, and a port: longer ones would only make the pattern work. */
    private static final int MOST_LETTERS = 255 + 6;

    private final boolean isLocal;

    LocalOnly(InetAddress bound) {
        this.isLocal = bound.isLoopbackAddress();
    }

    /** Why it is not open to this caller, null if it is. */
    String refusal(HttpExchange exchange) {
        if (!isLocal) {
            return "Not open here: without authentication it is served on a loopback address only, such as"
                    + " host=127.0.0.1; a tunnel leads there.";
        }
        String host = Requested.header(exchange, "Host");
        boolean isName = host != null && host.length() <= MOST_LETTERS;
        return isName && LOCAL_NAME.matcher(host.toLowerCase(Locale.ROOT)).matches()
                ? null
                : "Not open by this name: call it localhost or 127.0.0.1, also through a tunnel or a proxy.";
    }
}
