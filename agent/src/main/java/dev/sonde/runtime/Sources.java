package dev.sonde.runtime;

import dev.sonde.base.Failures;
import dev.sonde.base.Feature;
import dev.sonde.base.Jvm;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.Pulse;
import dev.sonde.base.Recordings;
import dev.sonde.base.Settings;
import dev.sonde.base.Unavailable;
import dev.sonde.base.Version;
import dev.sonde.bill.Bill;
import dev.sonde.bill.BillMeters;
import dev.sonde.bill.Budget;
import dev.sonde.bill.Footprint;
import dev.sonde.bill.MemoryMeters;
import dev.sonde.flame.Flames;
import dev.sonde.http.Instrumented;
import dev.sonde.jfr.EventInfo;
import dev.sonde.jfr.Jfr;
import dev.sonde.jfr.JfrMetrics;
import dev.sonde.jfr.Listener;
import dev.sonde.jfr.StackDepth;
import dev.sonde.linux.MemoryWalk;
import dev.sonde.linux.ProcessClock;
import dev.sonde.live.JvmFigures;
import dev.sonde.live.Live;
import dev.sonde.live.Source;
import dev.sonde.metrics.Meters;
import dev.sonde.process.CgroupMeters;
import dev.sonde.process.HiccupMeter;
import dev.sonde.process.ProcessMeters;
import java.lang.instrument.Instrumentation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Builds what the metrics come from, each part by its option; one that cannot start says so, and the others run. */
final class Sources {

    private static final long PULSE_MILLIS = 10_000;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Settings settings;
    private final Options options;
    private final Instrumentation instrumentation;
    private final Log log;
    private final Failures failures;
    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final Jfr jfr;
    private final List<Source> figures = new ArrayList<>();
    private final AgentFacts facts;
    private Bill bill;
    private Budget budget;
    private Profiling profiling;
    private Live live;

    Sources(Settings settings, Instrumentation instrumentation, Log log, Failures failures) {
        this.settings = settings;
        this.options = settings.current();
        this.instrumentation = instrumentation;
        this.log = log;
        this.failures = failures;
        this.facts = new AgentFacts(settings);
        this.jfr = new Jfr(options.count(Options.JFR_DISK), log, failures);
    }

    /**
     * Registers them all.
     *
     * @return what ends those that need to be ended
     */
    AutoCloseable bindTo(Meters meters, Instrumented requests) {
        requests.bindTo(meters);
        meters.bindAgent(Version.read(), failures);
        Reloads.bind(meters, settings);
        Parts parts = new Parts(log, failures);
        followThreads(parts, requests);
        if (options.isOn(Options.JVM)) {
            parts.attempt("JVM metrics", meters::bindJvm);
        }
        Footprint.bind(meters, requests::histograms);
        MemoryWalk walk = new MemoryWalk(failures);
        if (options.isOn(Options.BILL)) {
            parts.attempt("bill", () -> bill(meters, requests, walk));
            parts.attempt("memory bill", () -> figures.add(MemoryMeters.bind(meters, walk)));
        }
        if (options.isOn(Options.PROCESS)) {
            parts.attempt("process metrics", () -> ProcessMeters.bind(meters, walk, failures));
            parts.attempt("cgroup metrics", () -> CgroupMeters.bind(meters));
        }
        if (bill == null && options.isOn(Options.PROCESS)) {
            parts.attempt("CPU time", () -> ProcessMeters.bindCpu(meters));
        }
        if (options.isOn(Options.HICCUPS)) {
            parts.attempt("hiccups", () -> hiccups(meters));
        }
        if (options.isOn(Options.JFR)) {
            jfr.bindTo(meters);
            requests.tell(jfr);
            profiling = new Profiling(meters, requests, bill);
            started.push(profiling);
            jfr.start(() -> listeners(meters), this::jfrStarted);
            started.push(jfr);
        }
        parts.attempt("page", () -> look(meters, requests));
        parts.tell();
        started.push(Pulse.start("pulse", PULSE_MILLIS, this::pulse, failures));
        return this::close;
    }

    /** What the page and the JSON beside it show, null if that could not start. */
    Live live() {
        return live;
    }

    /** What the agent tells of itself. */
    AgentFacts facts() {
        return facts;
    }

    /** The flame graphs, if there are any to be had. */
    Flames flames() {
        return query -> {
            if (profiling == null) {
                throw new Unavailable("There is no profile: the option jfr is off.");
            }
            return profiling.flame(query);
        };
    }

    /** The recording of the last minutes, which says itself when there is none. */
    Recordings recordings() {
        return jfr;
    }

    private void followThreads(Parts parts, Instrumented requests) {
        if (options.isOn(Options.HOPS)) {
            parts.attempt("hops", () -> started.push(requests.followTasks()));
        }
        if (options.isOn(Options.CPU) || options.isOn(Options.ALLOCATION)) {
            parts.attempt("virtual threads' cost", () -> started.push(requests.onVirtualThreads()));
        }
    }

    private void bill(Meters meters, Instrumented requests, MemoryWalk walk) {
        bill = new Bill(instrumentation, requests.work(), jfr::isRecording);
        BillMeters.bind(meters, bill);
        figures.add(bill);
        started.push(requests.onThreadEnd(bill::threadEnds));
        List<Feature> inTheOrderOfResting = new ArrayList<>(Arrays.asList(walk.feature(), meters.histograms()));
        if (options.isOn(Options.JFR)) {
            inTheOrderOfResting.add(0, jfr.feature());
        }
        budget = new Budget(this::budgetShare, inTheOrderOfResting, bill::agentCpuSeconds, log);
        budget.bindTo(meters);
        budget.begin(System.nanoTime());
    }

    private double budgetShare() {
        return settings.current().fraction(Options.BUDGET);
    }

    private void look(Meters meters, Instrumented requests) {
        figures.add(new JvmFigures());
        tellFacts(meters, requests);
        live = new Live(requests.endpoints(), figures, cpuSeconds(), facts);
    }

    private DoubleSupplier cpuSeconds() {
        if (bill != null) {
            return bill::totalCpuSeconds;
        }
        ProcessClock clock = new ProcessClock();
        return () -> clock.cpuNanos() < 0 ? Double.NaN : clock.cpuNanos() / NANOS_PER_SECOND;
    }

    private void tellFacts(Meters meters, Instrumented requests) {
        double startedSeconds = System.currentTimeMillis() / MILLIS_PER_SECOND;
        facts.with("version", Version::read)
                .with("java", Jvm::description)
                .with("application", meters::application)
                .with("startedSeconds", () -> startedSeconds)
                .with("probes", requests::description)
                .with("recordsEvents", jfr::isRecording)
                .withFailures(failures);
        if (budget != null) {
            facts.with("cpuSeconds", bill::agentCpuSeconds)
                    .with("allocatedBytes", bill::agentAllocatedBytes)
                    .with("threads", bill::agentThreads)
                    .with("cpuBudget", this::budgetShare)
                    .with("cpuLastMinute", budget::lastShare)
                    .withFeatures(budget.features());
        }
    }

    private void hiccups(Meters meters) {
        HiccupMeter meter = HiccupMeter.start(meters, failures);
        started.push(meter);
        figures.add(meter);
    }

    // One thread looks after all that has to be done now and then, so that what one reads is young for the other.
    private void pulse() {
        settings.look();
        if (budget != null) {
            budget.check(System.nanoTime());
        }
        if (live != null) {
            live.tick();
        }
    }

    /** Who wants events; asked for on the events' thread. */
    private List<Listener> listeners(Meters meters) {
        StackDepth.deepen(instrumentation);
        List<Listener> listeners = new ArrayList<>();
        listeners.add(JfrMetrics.of(meters));
        listeners.add(profiling.listener());
        listeners.add(EventInfo.of(listeners, meters));
        return listeners;
    }

    private void jfrStarted() {
        if (budget != null) {
            budget.begin(System.nanoTime());
        }
    }

    private void close() throws Exception {
        AutoCloseable last = started.poll();
        if (last == null) {
            return;
        }
        try {
            last.close();
        } finally {
            close();
        }
    }
}
