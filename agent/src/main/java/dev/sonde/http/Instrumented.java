package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.RequestLog;
import dev.sonde.base.RequestWork;
import dev.sonde.base.Serving;
import dev.sonde.boot.Requests;
import dev.sonde.flame.Account;
import dev.sonde.live.EndpointSource;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Scale;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;

/** The service's servers and frameworks, woven and counted from {@link #start} to {@link #close}. */
public final class Instrumented implements AutoCloseable {

    private final Instrumentation instrumentation;
    private final Weaver weaver;
    private final Ledger ledger;
    private final LegMeter meter;
    private final Legs legs;
    private final Options options;
    private final Failures failures;

    private Instrumented(
            Instrumentation instrumentation, Options options, Log log, Failures failures, Runnable onFirst) {
        this.instrumentation = instrumentation;
        this.options = options;
        this.failures = failures;
        Endpoints endpoints =
                new Endpoints(options.count(Options.ENDPOINTS), new Scale(options.seconds(Options.BUCKETS)));
        legs = new Legs(endpoints);
        meter = new LegMeter(
                options.isOn(Options.CPU) ? ThreadClock.cpu() : ThreadClock.OFF,
                options.isOn(Options.ALLOCATION) ? ThreadClock.allocation() : ThreadClock.OFF,
                legs);
        ledger = new Ledger(endpoints, meter, failures, options.isOn(Options.EXEMPLARS));
        weaver = new Weaver(Probes.allBut(options.names(Options.PROBES_OFF)), onFirst, log, failures);
    }

    /**
     * Weaves what is loaded now and what will be, and begins to count.
     *
     * @param onFirst called, perhaps more than once, when a class that is to be woven shows up
     */
    public static Instrumented start(
            Instrumentation instrumentation, Options options, Log log, Failures failures, Runnable onFirst) {
        Instrumented started = new Instrumented(instrumentation, options, log, failures, onFirst);
        Requests.install(started.ledger);
        started.weave(started.weaver);
        return started;
    }

    /** The names of the servers and frameworks that are woven where they show up. */
    public String description() {
        return weaver.probeNames();
    }

    /** Shows the requests on the scrape. */
    public void bindTo(Meters meters) {
        new HttpMeters(ledger, meter).bindTo(meters);
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
        ledger.tell(log);
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
        Weaver ends = weaver.with(new ThreadEnds());
        weave(ends);
        return () -> unweave(ends);
    }

    /** Gives the service its own code back and stops counting. */
    @Override
    public void close() {
        unweave(weaver);
        Requests.install(null);
    }

    private void weave(Weaver with) {
        instrumentation.addTransformer(with, true);
        retransformLoaded(with);
    }

    private void unweave(Weaver with) {
        instrumentation.removeTransformer(with);
        retransformLoaded(with);
    }

    private void retransformLoaded(Weaver with) {
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (with.knows(loaded.getName()) && instrumentation.isModifiableClass(loaded)) {
                retransform(loaded);
            }
        }
    }

    private void retransform(Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException | LinkageError failure) {
            failures.report("weaving " + loaded.getName(), failure);
        }
    }
}
