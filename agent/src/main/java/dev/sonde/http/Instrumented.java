package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.RequestLog;
import dev.sonde.base.RequestWork;
import dev.sonde.base.Serving;
import dev.sonde.base.Settings;
import dev.sonde.boot.Hops;
import dev.sonde.boot.Mounts;
import dev.sonde.boot.Requests;
import dev.sonde.flame.Account;
import dev.sonde.live.EndpointSource;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Scale;
import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.ServiceConfigurationError;

/** The service's servers and frameworks, woven and counted from {@link #start} to {@link #close}. */
public final class Instrumented implements AutoCloseable {

    private final Instrumentation instrumentation;
    private volatile Weaver weaver;
    private final Ledger ledger;
    private final LegMeter meter;
    private final Details details;
    // Null where no header tells of it.
    private final Queueing queueing;
    private final Legs legs;
    private final Options options;
    private final Settings settings;
    private final Retransformation loaded;
    private final Log log;
    private final Failures failures;
    private volatile Observers observers;

    private Instrumented(
            Instrumentation instrumentation, Settings settings, Log log, Failures failures, Runnable onFirst) {
        Options options = settings.current();
        this.instrumentation = instrumentation;
        this.options = options;
        this.settings = settings;
        this.log = log;
        this.failures = failures;
        this.loaded = new Retransformation(instrumentation, failures);
        Scale scale = new Scale(options.seconds(Options.BUCKETS), options.seconds(Options.FINE_BUCKETS));
        Endpoints endpoints = new Endpoints(settings.count(Options.ENDPOINTS), scale);
        exclude(endpoints, options);
        legs = new Legs(endpoints);
        meter = new LegMeter(
                options.isOn(Options.CPU) ? ThreadClock.cpu() : ThreadClock.OFF,
                options.isOn(Options.ALLOCATION) ? ThreadClock.allocation() : ThreadClock.OFF,
                legs);
        queueing = options.names(Options.QUEUE_HEADERS).isEmpty() ? null : new Queueing(endpoints.scale);
        details = new Details(options, queueing);
        ledger = new Ledger(
                endpoints, meter, failures, options.isOn(Options.EXEMPLARS), details.areNone() ? null : details);
        weaver = new Weaver(Probes.allBut(options.names(Options.PROBES_OFF)), onFirst, log, failures);
    }

    /**
     * Weaves what will be loaded, and begins to count.
     *
     * @param onFirst called, perhaps more than once, when a class that is to be woven shows up
     */
    public static Instrumented start(
            Instrumentation instrumentation, Settings settings, Log log, Failures failures, Runnable onFirst) {
        Instrumented started = new Instrumented(instrumentation, settings, log, failures, onFirst);
        Requests.install(started.ledger);
        instrumentation.addTransformer(started.weaver, true);
        return started;
    }

    /** Weaves what is loaded already, and returns when that is done. */
    public void weaveLoaded() {
        loaded.weave(weaver::knows);
    }

    /** Takes the options over that can change. */
    public void follow(Options changed) {
        exclude(ledger.endpoints(), changed);
        probesOff(changed.names(Options.PROBES_OFF));
    }

    private static void exclude(Endpoints endpoints, Options options) {
        Exclusions wanted = new Exclusions(options);
        endpoints.exclude(wanted.areNone() ? Exclusions.NONE : wanted);
    }

    /** Weaves all but these servers and frameworks from now on. */
    private synchronized void probesOff(Collection<String> names) {
        Weaver former = weaver;
        Weaver next = former.with(Probes.allBut(names));
        if (!next.probeNames().equals(former.probeNames())) {
            weaver = next;
            instrumentation.addTransformer(next, true);
            instrumentation.removeTransformer(former);
            loaded.weave(name -> next.weavesOtherThan(former, name));
        }
    }

    /** Names of the classes that could not be given back. */
    public List<String> stillWoven() {
        return loaded.failed();
    }

    /** The names of the servers and frameworks that are woven where they show up. */
    public String description() {
        return weaver.probeNames();
    }

    /** Shows the requests on the scrape. */
    public void bindTo(Meters meters) {
        new HttpMeters(ledger, meter, settings, details).bindTo(meters);
        if (queueing != null) {
            queueing.bindTo(meters);
        }
        if (details.areBodiesWanted) {
            new BodyMeters(ledger.endpoints(), details).bindTo(meters);
        }
        if (!options.text(Options.OBSERVER).isEmpty()) {
            observe(new File(options.text(Options.OBSERVER)), meters);
        }
        meters.gauge(AgentMetrics.WEAVING_PENDING, loaded::pending);
    }

    private void observe(File jar, Meters meters) {
        try {
            observers = new Observers(jar, ledger.endpoints()::areShown, log, failures).start();
            observers.bindTo(meters);
            ledger.tell(observers);
        } catch (IOException | RuntimeException | LinkageError | ServiceConfigurationError unusable) {
            log.line("observer=" + jar + " is not used: " + unusable.getMessage());
        }
    }

    /** What each endpoint has come to so far, by the counters of the scrape. */
    public EndpointSource endpoints() {
        return new EndpointReadings(ledger, options.seconds(Options.BUCKETS));
    }

    /** Number of the endpoints' histograms so far. Any thread. */
    public long histograms() {
        return ledger.endpoints().all().stream()
                .mapToLong(endpoint -> endpoint.series().length)
                .sum();
    }

    /** How much of each thread's work is for requests; its reader forgets the threads that end. */
    public RequestWork work() {
        return meter.work();
    }

    /** Tells it of each request that is closed from now on. */
    public void tell(RequestLog log) {
        Observers others = observers;
        ledger.tell(others == null ? log : others.before(log));
    }

    /** What each endpoint has taken, exactly. */
    public Account account() {
        return new EndpointSums(ledger.endpoints());
    }

    /**
     * What each thread served in the last seconds, from the next leg on.
     *
     * @param holdNanos how far back it is asked for; 0 ends it
     */
    public Serving serving(long holdNanos) {
        legs.keep(holdNanos);
        return legs;
    }

    /**
     * Calls the task on each thread of the JVM as its last act, until {@link #close}.
     *
     * @return what gives the JVM its own {@link Thread} back
     */
    public AutoCloseable onThreadEnd(Runnable task) {
        ledger.onThreadEnd(task);
        Weaver ends = weaver.with(Collections.singletonList(new ThreadEnds()));
        weave(ends);
        return () -> unweave(ends);
    }

    /**
     * Meters what virtual threads take for requests, from the next mount of each on, until {@link #close}; without such
     * threads nothing happens.
     *
     * @return what gives the JVM its own virtual threads back
     * @throws UnsupportedOperationException if this JVM's are not known
     */
    public AutoCloseable onVirtualThreads() {
        VirtualThreads probe = new VirtualThreads();
        if (!probe.areThere()) {
            return () -> {};
        }
        meter.carriers().watch(VirtualThreads.carrierLocal(instrumentation));
        // A carrier must not have to load what it calls.
        Mounts.end(Thread.currentThread());
        Weaver mounts = weaver.with(Collections.singletonList(probe));
        weave(mounts);
        legs.includeVirtual();
        return () -> unweave(mounts);
    }

    /**
     * Has tasks that a request hands to an executor run as its legs, until {@link #close}.
     *
     * @return what gives the JVM its own pools back
     */
    public AutoCloseable followTasks() {
        Weaver hops = weaver.with(Collections.singletonList(new TaskHops()));
        FollowedTasks followed = new FollowedTasks(() -> unweave(hops));
        weave(hops);
        Hops.follow(followed);
        return followed;
    }

    /**
     * Stops counting and gives the service its own code back. Requests that are under way go on in the code that they
     * began in, which calls what does nothing then.
     */
    @Override
    public synchronized void close() {
        Requests.install(null);
        unweave(weaver);
        if (observers != null) {
            observers.close();
        }
    }

    private void weave(Weaver with) {
        instrumentation.addTransformer(with, true);
        loaded.weave(with::knows);
    }

    private void unweave(Weaver with) {
        instrumentation.removeTransformer(with);
        loaded.giveBack(with::knows);
    }
}
