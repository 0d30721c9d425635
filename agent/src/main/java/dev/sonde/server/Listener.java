package dev.sonde.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import dev.sonde.access.Right;
import dev.sonde.base.Failures;
import dev.sonde.base.PortRange;
import dev.sonde.live.Live;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;

/** One open port with the threads that answer on it. */
final class Listener {

    private static final long CROWDED_MILLIS = 1_000;

    private final HttpServer server;
    private final LimitedPool pool;

    private Listener(HttpServer server, LimitedPool pool) {
        this.server = server;
        this.pool = pool;
    }

    /**
     * Opens the first free port of the range. To be called on a daemon thread.
     *
     * @throws IOException with a message for the user
     */
    static Listener open(String host, PortRange ports, Guard guard, Offer offer, Failures failures) throws IOException {
        HttpServer server = bind(host, ports, guard);
        InetAddress bound = server.getAddress().getAddress();
        guard.warn(bound.isLoopbackAddress());
        guard.watches(Connections.limited(server, () -> guard.refused(Refusal.CONNECTIONS)));
        LimitedPool pool = new LimitedPool(CROWDED_MILLIS);
        server.setExecutor(pool);
        Answers answers = new Answers(failures, pool);
        RouteTable table = new RouteTable(new Door(guard, new LocalOnly(bound), answers), answers, failures);
        server.createContext("/", routes(table, offer, answers, pool, failures));
        server.start();
        return new Listener(server, pool);
    }

    private static RouteTable routes(
            RouteTable table, Offer offer, Answers answers, LimitedPool pool, Failures failures) {
        FlameRoutes flames = new FlameRoutes(offer.flames, answers, failures);
        RecordingRoute recording = new RecordingRoute(offer.recordings, answers, pool, failures);
        addLive(table, offer.live, answers, failures);
        return table.with("/healthz", Right.NONE, new HealthRoute(answers))
                .with("/metrics", Right.SCRAPE, new ScrapeRoute(offer.exposition, failures, answers))
                .with("/flame", Right.PROFILE, flames.page())
                .with("/flame.json", Right.PROFILE, flames.json())
                .with("/flame.collapsed", Right.PROFILE, flames.collapsed())
                .with("/flame.pprof", Right.PROFILE, flames.pprof())
                .with("/recording.jfr", Right.PROFILE, recording);
    }

    private static void addLive(RouteTable table, Live shown, Answers answers, Failures failures) {
        if (shown == null) {
            table.with("/", Right.SCRAPE, new RootRoute(answers));
            return;
        }
        LiveRoutes live = new LiveRoutes(shown, answers, failures);
        table.with("/", Right.PROFILE, live.page())
                .with("/status", Right.SCRAPE, live.status())
                .with("/api/v1/endpoints", Right.PROFILE, live.endpoints())
                .with("/api/v1/history", Right.PROFILE, live.history())
                .with("/api/v1/options", Right.PROFILE, live.options());
    }

    String url() {
        InetSocketAddress bound = server.getAddress();
        InetAddress address = bound.getAddress();
        String host = address.isAnyLocalAddress() ? "127.0.0.1" : address.getHostAddress();
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://" + (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + bound.getPort() + "/metrics";
    }

    void close() {
        server.stop(0);
        pool.shutDown();
    }

    private static HttpServer bind(String host, PortRange ports, Guard guard) throws IOException {
        InetAddress address = address(host);
        for (int port = ports.first; ; port++) {
            InetSocketAddress at = new InetSocketAddress(address, port);
            try {
                return guard.tls.isOn() ? JdkServers.create(at, guard.tls) : JdkServers.create(at);
            } catch (SocketException refused) {
                if (port == ports.last) {
                    throw new IOException(complaint(host, ports, refused), refused);
                }
            }
        }
    }

    private static InetAddress address(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("host=" + host + " is not known here; take an address of this machine", unknown);
        }
    }

    private static String complaint(String host, PortRange ports, SocketException refused) {
        return "port=" + ports + " on host=" + host + " cannot be had (" + refused.getMessage()
                + "); choose another, a range such as port=9808-9818, or port=0 for any free one";
    }
}
