package dev.sonde.runtime;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.http.Instrumented;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.server.Guard;
import dev.sonde.server.ScrapeServer;
import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/**
 * Builds the floors of the agent in order, and closes them in reverse.
 *
 * <p>Only what counts requests is built on the thread that starts the service, from classes of the JDK alone. All that
 * is heavy or slow, metrics and the scrape, follows on a thread of the agent's own.
 */
public final class AgentRuntime implements AutoCloseable {

    private final Log log;
    private final Failures failures;
    private final Options options;
    private final Instrumentation instrumentation;
    private final Deque<AutoCloseable> floors = new ArrayDeque<>();

    private AgentRuntime(Log log, Failures failures, Options options, Instrumentation instrumentation) {
        this.log = log;
        this.failures = failures;
        this.options = options;
        this.instrumentation = instrumentation;
    }

    /**
     * Starts the agent. Returns at once; a part that cannot start says so in one line, and the others run.
     *
     * @param argument options of the command line or of the one who attaches, may be null
     * @param running whether the service runs already, so that nothing has to wait for it
     */
    public static void start(String argument, Instrumentation instrumentation, boolean running) {
        Log log = new Log(System.err);
        OptionReader reader = new OptionReader();
        Options options = reader.read(argument, System.getProperties(), System.getenv());
        for (String complaint : reader.complaints()) {
            log.line(complaint);
        }
        if (options.isOn(Options.ENABLED)) {
            new AgentRuntime(log, new Failures(log), options, instrumentation).build(running);
        }
    }

    private void build(boolean running) {
        StartGate gate = new StartGate();
        if (running) {
            gate.open();
        }
        Instrumented requests = Instrumented.start(instrumentation, options, log, failures, gate::open);
        floors.push(requests);
        Daemon.start("start", () -> buildSlowFloors(requests, gate));
    }

    // An edge of the agent: what fails here is one line, and the service runs on.
    private void buildSlowFloors(Instrumented requests, StartGate gate) {
        try {
            gate.await();
            String application = ApplicationName.of(options, System.getProperties(), System.getenv());
            Naming naming = Naming.valueOf(options.text(Options.NAMES).toUpperCase(Locale.ROOT));
            Meters meters = new Meters(application, naming);
            floors.push(meters);
            Sources sources = new Sources(options, instrumentation, log, failures);
            floors.push(sources.bindTo(meters, requests));
            Guard guard = Guard.of(options, log);
            guard.bindTo(meters);
            Exposition exposition = exposition(meters);
            String url = serve(exposition, guard, sources);
            floors.push(new Pushing(options, log, failures).start(meters, exposition, application, sources.facts()));
            if (options.isOn(Options.REPORT)) {
                new StartupReport(log).write(options, application, requests.description(), url);
            }
        } catch (Throwable failure) {
            failures.report("start", failure);
        }
    }

    private Exposition exposition(Meters meters) {
        Exposition exposition = new Exposition(meters);
        return options.isOn(Options.CREATED) ? exposition.tellingSince(JvmStart.millis()) : exposition;
    }

    private String serve(Exposition exposition, Guard guard, Sources sources) {
        ScrapeServer server = new ScrapeServer(exposition, log, failures).apartFromTheServices(instrumentation);
        server.offering(sources.flames(), sources.recordings())
                .showing(sources.live())
                .guardedBy(guard);
        server.start(options.text(Options.HOST), options.ports(Options.PORT));
        floors.push(server::stop);
        return server.url();
    }

    @Override
    public synchronized void close() {
        while (!floors.isEmpty()) {
            close(floors.pop());
        }
    }

    private void close(AutoCloseable floor) {
        try {
            floor.close();
        } catch (Exception failure) {
            failures.report("closing " + floor.getClass().getSimpleName(), failure);
        }
    }
}
