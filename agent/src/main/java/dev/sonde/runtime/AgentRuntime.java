package dev.sonde.runtime;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Json;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.base.Settings;
import dev.sonde.base.Version;
import dev.sonde.boot.Reply;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Resident;
import dev.sonde.boot.Residue;
import dev.sonde.http.Instrumented;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.push.Targets;
import dev.sonde.server.Guard;
import dev.sonde.server.ScrapeServer;
import java.lang.instrument.Instrumentation;
import java.util.Locale;
import java.util.concurrent.CancellationException;

/**
 * Builds the floors of the agent in order, and closes them in reverse.
 *
 * <p>Only what counts requests is built on the thread that starts the service, from classes of the JDK alone. All that
 * is heavy or slow, metrics and the scrape, follows on a thread of the agent's own.
 */
public final class AgentRuntime implements Resident {

    private final Log log;
    private final Failures failures;
    private final Settings settings;
    private final Options options;
    private final Instrumentation instrumentation;
    private final String argument;
    private final Floors floors;
    private volatile Commands commands;
    private volatile String url = "";
    private Instrumented woven;

    private AgentRuntime(Log log, Settings settings, Instrumentation instrumentation, String argument) {
        this.log = log;
        this.failures = new Failures(log);
        this.floors = new Floors(failures);
        this.settings = settings;
        this.options = settings.current();
        this.instrumentation = instrumentation;
        this.argument = argument;
    }

    /**
     * Starts the agent. Returns when requests are counted; a part that cannot start says so in one line, and the others
     * run.
     *
     * @param argument options of the command line or of the one who attaches, may be null
     * @param running whether the service runs already, so that nothing has to wait for it
     * @param reply ended when all is up
     */
    public static void start(String argument, Instrumentation instrumentation, boolean running, Reply reply) {
        Log log = Log.ofTheService();
        OptionReader reader = new OptionReader();
        Options options = reader.read(argument, System.getProperties(), System.getenv());
        for (String complaint : reader.complaints()) {
            log.line(complaint);
        }
        if (options.isOn(Options.ENABLED)) {
            reply.with("complaints", Json.text(reader.complaints()));
            String chosen = argument == null ? "" : argument;
            Settings settings = new Settings(options, chosen, System.getProperties(), System.getenv(), log);
            new AgentRuntime(log, settings, instrumentation, chosen).build(running, reply);
        } else {
            reply.end(false, "disabled", "the option enabled is false");
        }
    }

    private void build(boolean running, Reply reply) {
        StartGate gate = new StartGate(running);
        Instrumented requests = Instrumented.start(instrumentation, settings, log, failures, gate::open);
        woven = requests;
        Requests.inhabit(this);
        floors.add(requests);
        floors.builtBy(Daemon.start("start", () -> buildSlowFloors(requests, gate, reply)));
        settings.onChange(() -> requests.follow(settings.current()));
        requests.weaveLoaded();
    }

    // An edge of the agent: what fails here is one line, and the service runs on.
    private void buildSlowFloors(Instrumented requests, StartGate gate, Reply reply) {
        try {
            // Who pushes may have little time to do so: a job ends when it is done.
            gate.await(Targets.wantedBy(options));
            String where = buildSlowFloors(requests);
            reply.with("url", Json.text(where));
            reply.endStarted("version " + version() + " is attached, metrics "
                    + (where.isEmpty() ? "are not served: the log of the service tells why" : where));
        } catch (CancellationException detached) {
            reply.end(false, "failed", "detached before it was up");
        } catch (Throwable failure) {
            failures.report("start", failure);
            reply.end(false, "failed", "a part of the agent could not start: " + failure);
        }
    }

    private String buildSlowFloors(Instrumented requests) {
        String application = ApplicationName.of(options, System.getProperties(), System.getenv());
        Naming naming = Naming.valueOf(options.text(Options.NAMES).toUpperCase(Locale.ROOT));
        Meters meters = new Meters(application, naming, options.labels(Options.LABELS));
        floors.add(meters);
        Sources sources = new Sources(settings, instrumentation, log, failures);
        floors.add(sources.bindTo(meters, requests));
        commands = new Commands(sources.facts(), settings);
        Guard guard = Guard.of(options, log);
        guard.bindTo(meters);
        Exposition exposition = exposition(meters);
        url = serve(exposition, guard, sources);
        floors.add(new Pushing(settings, log, failures).start(meters, exposition, application, sources.facts()));
        if (options.isOn(Options.REPORT)) {
            new StartupReport(log).write(options, application, requests.description(), url);
        }
        return url;
    }

    private Exposition exposition(Meters meters) {
        long startMillis = JvmStart.millis();
        return new Exposition(meters).tellingSince(() -> settings.current().isOn(Options.CREATED) ? startMillis : 0);
    }

    private String serve(Exposition exposition, Guard guard, Sources sources) {
        ScrapeServer server = new ScrapeServer(exposition, log, failures).apartFromTheServices(instrumentation);
        server.offering(sources.flames(), sources.recordings())
                .showing(sources.live())
                .guardedBy(guard);
        server.start(options.text(Options.HOST), options.ports(Options.PORT));
        floors.add(server::stop);
        return server.url();
    }

    @Override
    public String version() {
        return Version.read();
    }

    @Override
    public String argument() {
        return argument;
    }

    @Override
    public void tell(Reply reply) {
        Commands ready = commands;
        if (ready != null) {
            ready.tell(reply.with("url", Json.text(url)));
        }
    }

    @Override
    public void configure(String changes, Reply reply) {
        Commands ready = commands;
        if (ready == null) {
            reply.end(false, "refused", "the agent is yet starting: try again in a moment");
        } else {
            ready.configure(changes, reply);
        }
    }

    @Override
    public void leave(Residue residue) {
        residue.problems.addAll(floors.close());
        residue.threads.addAll(Daemon.end());
        residue.classes.addAll(woven.stillWoven());
    }
}
