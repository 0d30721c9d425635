package dev.sonde.jmh.profiler;

import dev.sonde.jfr.JfrSupport;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.ExternalProfiler;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.TextResult;
import org.openjdk.jmh.runner.IterationType;

/**
 * Tells JMH what an operation costs, {@code -prof sonde}: CPU time, bytes, collections, memory, waits, and the methods
 * that took them. Reads clocks within the benchmark's JVM, and from JMH's own adds options to it.
 */
public class Sonde implements InternalProfiler, ExternalProfiler {

    // Tells a fork that one before it has written the flame graphs.
    private static final String ADDS = "dev.sonde.jmh.adds";

    private final Choices choices;
    private int forks;

    private Clocks clocks;
    private EventRecorder events;
    private String noEvents;
    private Reading before;
    private ForkTotals totals;
    private int measured;

    /**
     * As JMH makes it.
     *
     * @param options such as {@code top=5;jfr=false}
     * @throws ProfilerException with the help if an option is none, or if the help is asked for
     */
    public Sonde(String options) throws ProfilerException {
        choices = Choices.parse(options);
    }

    @Override
    public String getDescription() {
        return "CPU, allocation, memory, waits and hot methods of an operation";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        if (clocks == null) {
            clocks = new Clocks();
            startEvents();
        }
        if (iteration.getType() != IterationType.MEASUREMENT) {
            return;
        }
        if (totals == null) {
            totals = new ForkTotals();
            startEvents();
            // Once for nothing: the first is slow, and what it has compiled is not the benchmark's.
            clocks.readBefore();
        }
        Peaks.reset();
        before = clocks.readBefore();
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH has it
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        if (iteration.getType() != IterationType.MEASUREMENT) {
            return Collections.emptyList();
        }
        IterationFigures figures = new IterationFigures(
                before, clocks.readAfter(), result.getMetadata().getAllOps());
        totals.add(figures);
        List<Result> results = new ArrayList<>(figures.results());
        if (++measured == iteration.getCount()) {
            results.addAll(finish(benchmark));
        }
        return Collections.unmodifiableList(results);
    }

    // From the first iteration on, so that what JFR changes in the code is compiled when it is measured.
    private void startEvents() {
        noEvents = noEvents != null ? noEvents : choices.jfr ? JfrSupport.missing() : "jfr=false";
        if (noEvents != null) {
            return;
        }
        try {
            events = events == null ? new EventRecorder(choices) : events;
            events.start();
        } catch (RuntimeException | LinkageError refused) {
            events = null;
            noEvents = refused.toString();
        }
    }

    private List<Result<?>> finish(BenchmarkParams benchmark) {
        ForkFigures figures = new ForkFigures();
        finishEvents(figures, benchmark);
        if (choices.live) {
            figures.liveSet(LiveSet.collect());
        }
        clocks.close();
        List<Result<?>> results = new ArrayList<>(figures.results());
        results.add(new TextResult(figures.text(), "sonde"));
        return results;
    }

    @SuppressWarnings("deprecation") // threadId() is not there before 19
    private void finishEvents(ForkFigures figures, BenchmarkParams benchmark) {
        if (events == null) {
            figures.remark("No hot methods, flame graphs, locks of java.util.concurrent and I/O: " + noEvents);
            return;
        }
        try {
            Seen seen = events.finish(Thread.currentThread().getId());
            figures.seen(seen, totals, choices);
            if (choices.flames != null) {
                File page = new FlameFiles(choices.flames, benchmark.id(), Boolean.getBoolean(ADDS))
                        .write(seen, totals, choices.alloc);
                figures.remark("Flame graph: " + page.getPath());
            }
        } catch (IOException | RuntimeException failed) {
            figures.remark("Reading the events failed: " + failed);
        }
    }

    @Override
    public Collection<String> addJVMOptions(BenchmarkParams benchmark) {
        List<String> options = new ArrayList<>();
        // Without it a sample is put down to the next safepoint, which may be in another method.
        if (choices.jfr && !String.valueOf(benchmark.getVmName()).contains("OpenJ9")) {
            options.addAll(Arrays.asList("-XX:+UnlockDiagnosticVMOptions", "-XX:+DebugNonSafepoints"));
        }
        if (forks++ > benchmark.getWarmupForks()) {
            options.add("-D" + ADDS + "=true");
        }
        return options;
    }

    @Override
    public Collection<String> addJVMInvokeOptions(BenchmarkParams benchmark) {
        return Collections.emptyList();
    }

    @Override
    public void beforeTrial(BenchmarkParams benchmark) {
        // The fork begins by itself.
    }

    @Override
    @SuppressWarnings("rawtypes") // as JMH has it
    public Collection<? extends Result> afterTrial(BenchmarkResult result, long pid, File out, File err) {
        return Collections.emptyList();
    }

    @Override
    public boolean allowPrintOut() {
        return true;
    }

    @Override
    public boolean allowPrintErr() {
        return true;
    }
}
