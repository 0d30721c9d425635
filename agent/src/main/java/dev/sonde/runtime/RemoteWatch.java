package dev.sonde.runtime;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.base.Unavailable;
import dev.sonde.flame.Profile;
import dev.sonde.jfr.Jfr;
import dev.sonde.jfr.RemoteJvm;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.server.Guard;
import dev.sonde.server.ScrapeServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Watches a JVM that has no agent: its events come over JMX, their metrics are served here, and nothing is loaded into
 * it. Ends what it began there when it is closed.
 */
public final class RemoteWatch implements AutoCloseable {

    private static final long LOOK_AGAIN_MILLIS = 200;

    private final Log log = new Log(System.err);
    private final Failures failures = new Failures(log);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final JMXConnector connector;
    private final Meters meters;
    private final ScrapeServer server;
    private final Jfr jfr;

    private RemoteWatch(JMXConnector connector, Options options) throws IOException {
        this.connector = connector;
        MBeanServerConnection connection = connector.getMBeanServerConnection();
        RemoteJvm jvm = RemoteJvm.of(connection);
        Naming naming = Naming.valueOf(options.text(Options.NAMES).toUpperCase(Locale.ROOT));
        meters = new Meters(application(connection, options), naming);
        RemoteProcess process = new RemoteProcess(connection);
        process.bindTo(meters);
        Profile profile = new Profile(Collections.singletonList(process), System.nanoTime());
        jfr = new Jfr(connection, options.count(Options.JFR_DISK), log, failures);
        jfr.bindTo(meters);
        jfr.start(() -> jvm.listeners(meters, profile, RemoteProcess.OWNER), () -> {});
        Guard guard = Guard.of(options, log);
        guard.bindTo(meters);
        server = new ScrapeServer(new Exposition(meters), log, failures).offering(profile, out -> {
            throw new Unavailable("No recording is kept here; jcmd writes one: PID JFR.dump name=sonde");
        });
        server.guardedBy(guard);
    }

    /**
     * Connects, begins to record, and serves what it learns; the options are those of this process.
     *
     * @param url such as {@code service:jmx:rmi:///jndi/rmi://host:port/jmxrmi}
     * @throws IOException if there is no JVM, or none with JFR
     */
    public static RemoteWatch start(String url) throws IOException {
        Options options = new OptionReader().read(null, System.getProperties(), System.getenv());
        JMXConnector connector = connect(url);
        RemoteWatch watch = null;
        try {
            watch = new RemoteWatch(connector, options);
            watch.server.start(options.text(Options.HOST), options.ports(Options.PORT));
            watch.log.line("metrics " + watch.server.url());
        } finally {
            if (watch == null) {
                connector.close();
            }
        }
        return watch;
    }

    @SuppressWarnings("BanJNDI") // whoever types the address trusts the JVM that is there
    private static JMXConnector connect(String url) throws IOException {
        return JMXConnectorFactory.connect(new JMXServiceURL(url));
    }

    /**
     * Goes on for so long, or until the JVM is gone.
     *
     * @return whether it was still there
     */
    public boolean run(double seconds) throws InterruptedException {
        long startNanos = System.nanoTime();
        while (!jfr.isOver() && (System.nanoTime() - startNanos) / 1e9 < seconds) {
            if (closed.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        return !jfr.isOver();
    }

    @Override
    public synchronized void close() throws IOException {
        if (closed.getCount() > 0) {
            closed.countDown();
            server.stop();
            jfr.close();
            meters.close();
            connector.close();
        }
    }

    private static String application(MBeanServerConnection connection, Options options) throws IOException {
        RuntimeMXBean runtime = ManagementFactory.newPlatformMXBeanProxy(
                connection, ManagementFactory.RUNTIME_MXBEAN_NAME, RuntimeMXBean.class);
        Properties properties = new Properties();
        properties.putAll(runtime.getSystemProperties());
        return ApplicationName.of(options, properties, Collections.emptyMap());
    }
}
