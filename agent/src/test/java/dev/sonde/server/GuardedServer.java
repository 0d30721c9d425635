package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.base.PortRange;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** The agent's server with the guard that options make, in this JVM. */
final class GuardedServer implements AutoCloseable {

    final Failures failures;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Meters meters = new Meters("shop", Naming.MICROMETER);
    private final ScrapeServer server;

    private GuardedServer(String host, String argument) {
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));
        failures = new Failures(log);
        Options options = new OptionReader().read(argument, new Properties(), Map.of());
        Guard guard = Guard.of(options, log);
        guard.bindTo(meters);
        server = new ScrapeServer(new Exposition(meters), log, failures).guardedBy(guard);
        server.offering(FlameRoutesTest::flame, out -> out.write(new byte[] {1, 2, 3}));
        assertTrue(server.start(host, PortRange.parse("0")), this::said);
    }

    static GuardedServer on(String host, String argument) {
        return new GuardedServer(host, argument);
    }

    static GuardedServer with(String argument) {
        return new GuardedServer("127.0.0.1", argument);
    }

    /** A file that only this user can read. */
    static Path secret(Path folder, String name, String content) throws IOException {
        return keptFromOthers(Files.writeString(folder.resolve(name), content));
    }

    static Path keptFromOthers(Path file) throws IOException {
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    String url(String path) {
        return server.url().replace("/metrics", path);
    }

    int port() {
        return Integer.parseInt(server.url().replaceAll(".*:(\\d+)/.*", "$1"));
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop();
        meters.close();
    }
}
