package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.PortRange;
import dev.sonde.base.Recordings;
import dev.sonde.flame.Flames;
import dev.sonde.live.Live;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;

/** The agent's server, with flame graphs and recordings of the test's own. */
public final class ProfileServer implements AutoCloseable {

    private final Log log = new Log(System.err);
    private final Meters meters = new Meters("shop", Naming.MICROMETER);

    final Failures failures = new Failures(log);
    private final ScrapeServer server = new ScrapeServer(new Exposition(meters), log, failures);

    public static ProfileServer start(Flames flames) {
        return start("127.0.0.1", flames, out -> {});
    }

    static ProfileServer start(Flames flames, Live live) {
        ProfileServer started = new ProfileServer();
        started.server.offering(flames, out -> {}).showing(live);
        assertTrue(started.server.start("127.0.0.1", PortRange.parse("0")));
        return started;
    }

    static ProfileServer start(String host, Flames flames, Recordings recordings) {
        ProfileServer started = new ProfileServer();
        started.server.offering(flames, recordings);
        assertTrue(started.server.start(host, PortRange.parse("0")));
        return started;
    }

    /** Such as {@code http://127.0.0.1:9808} and the path. */
    public String url(String path) {
        return server.url().replace("/metrics", path);
    }

    @Override
    public void close() {
        server.stop();
        meters.close();
    }
}
