package dev.sonde.server;

import dev.sonde.base.Daemon;
import dev.sonde.base.Exports;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.PortRange;
import dev.sonde.base.Recordings;
import dev.sonde.flame.Flames;
import dev.sonde.live.Live;
import dev.sonde.metrics.Exposition;
import java.lang.instrument.Instrumentation;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The scrape over HTTP, with flame graphs and recordings beside it, on the JDK's own server. What keeps it from
 * starting is told in one line that names the remedy;
 * nothing is thrown. Can be started again after it was stopped. Any thread.
 *
 * <p>Neither this class nor its verification refers to the module {@code jdk.httpserver}, which may be missing.
 */
public final class ScrapeServer {

    private static final String MODULE_CLASS = "com.sun.net.httpserver.HttpServer";

    static final String PROVIDER_PACKAGE = "sun.net.httpserver";

    private final Log log;
    private final Failures failures;
    private Offer offer;
    private Guard guard;
    private Listener listener;

    public ScrapeServer(Exposition exposition, Log log, Failures failures) {
        this.offer = Offer.ofMetrics(exposition);
        this.guard = Guard.open(log);
        this.log = log;
        this.failures = failures;
    }

    /** Lets in whom the guard lets in; to be called before it starts. */
    public synchronized ScrapeServer guardedBy(Guard keeper) {
        guard = keeper;
        return this;
    }

    /** Serves flame graphs and recordings, too, as they are to be had; to be called before it starts. */
    public synchronized ScrapeServer offering(Flames flames, Recordings recordings) {
        offer = offer.with(flames, recordings);
        return this;
    }

    /** Serves the page of the service and its JSON, too; to be called before it starts. */
    public synchronized ScrapeServer showing(Live live) {
        offer = offer.with(live);
        return this;
    }

    /** Sees to it that the service's choice of an HTTP server provider neither matters here nor is settled here. */
    public ScrapeServer apartFromTheServices(Instrumentation instrumentation) {
        try {
            Exports.toAgent(instrumentation, PROVIDER_PACKAGE, Class.forName(MODULE_CLASS));
        } catch (ReflectiveOperationException missing) {
            // Then start() tells so.
        }
        return this;
    }

    /**
     * Listens on the first free port of the range.
     *
     * @param host name or address of an interface of this machine
     * @return whether it listens now
     */
    public synchronized boolean start(String host, PortRange ports) {
        if (!isModuleThere()) {
            log.line("no scrape: this JVM runs without the module jdk.httpserver;"
                    + " add `--add-modules jdk.httpserver` to its command line");
            return false;
        }
        // The JDK's dispatcher thread is a daemon only if a daemon starts it; else the JVM would never exit.
        Offer now = offer;
        Guard keeper = guard;
        FutureTask<Listener> opening = new FutureTask<>(() -> Listener.open(host, ports, keeper, now, failures));
        Daemon.start("server-start", opening);
        try {
            listener = opening.get();
        } catch (ExecutionException failed) {
            log.line("no scrape: " + failed.getCause().getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return listener != null;
    }

    /** Where the metrics are, such as {@code http://127.0.0.1:9808/metrics}; empty while it does not listen. */
    public synchronized String url() {
        return listener == null ? "" : listener.url();
    }

    /** Closes the port and ends the threads. */
    public synchronized void stop() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    private static boolean isModuleThere() {
        try {
            Class.forName(MODULE_CLASS, false, ScrapeServer.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }
}
