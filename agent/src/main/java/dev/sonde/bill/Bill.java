package dev.sonde.bill;

import dev.sonde.base.RequestWork;
import dev.sonde.base.ThreadOwners;
import dev.sonde.flame.Account;
import dev.sonde.flame.Sums;
import dev.sonde.linux.ProcessClock;
import dev.sonde.live.Figures;
import dev.sonde.live.Source;
import java.lang.instrument.Instrumentation;
import java.util.function.BooleanSupplier;

/**
 * Who in this process has taken how much CPU time and how many heap bytes, since the JVM started, such that it adds up.
 *
 * <p>A reading costs about 0.4 µs a thread; it is taken anew when asked for, unless the last one is so young that
 * readings would take more than a twentieth of one processor. Any thread.
 */
public final class Bill implements Account, Source {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LEAST_REST_NANOS = 200_000_000;
    private static final long RESTS_PER_READING = 20;

    private final ProcessClock process = new ProcessClock();
    private final ThreadClocks clocks = new ThreadClocks();
    private final Lines lines;
    private final VmThreads vmThreads;
    private final ThreadAccounts accounts;
    private BillReading last;
    private long nextNanos;

    /**
     * Starts it.
     *
     * @param work tells which part of a thread's work is for requests
     * @param recordsEvents whether the agent records events of JFR now, whose threads it then pays for
     * @throws UnsupportedOperationException if this JVM does not tell what its threads do
     */
    public Bill(Instrumentation instrumentation, RequestWork work, BooleanSupplier recordsEvents) {
        lines = new Lines(recordsEvents);
        vmThreads = VmThreads.find(instrumentation);
        accounts = new ThreadAccounts(clocks, work, lines);
    }

    /** To be called by each thread as its last act. */
    public void threadEnds() {
        accounts.currentEnds();
    }

    /** Tells on which line a thread's work is put down while it serves no request. */
    public ThreadOwners threadOwners() {
        return accounts;
    }

    @Override
    public void addTo(Sums sums) {
        read().addTo(sums);
    }

    @Override
    public void tell(Figures figures) {
        read().tell(figures);
    }

    /** CPU seconds of the whole process. */
    public double totalCpuSeconds() {
        return read().totalCpuSeconds();
    }

    /** Heap bytes that the agent's own threads have allocated. */
    public double agentAllocatedBytes() {
        return read().allocatedBytes(Lines.AGENT);
    }

    /** CPU seconds that the agent's own threads have taken. */
    public double agentCpuSeconds() {
        return read().cpuSeconds(Lines.AGENT);
    }

    /** CPU seconds of these that went to events of JFR, when the bill was last read. */
    double jfrCpuSeconds() {
        return lines.jfr.cpuNanos() / NANOS_PER_SECOND;
    }

    /** Live threads of the agent when the bill was last read. */
    public int agentThreads() {
        return accounts.agentThreads();
    }

    /** The bill now, or as of a moment ago. */
    synchronized BillReading read() {
        if (last == null || System.nanoTime() - nextNanos >= 0) {
            long before = clocks.currentCpuNanos();
            last = take();
            long cost = clocks.currentCpuNanos() - before;
            nextNanos = System.nanoTime() + Math.max(LEAST_REST_NANOS, RESTS_PER_READING * cost);
        }
        return last;
    }

    // The totals are read first: what is done meanwhile would else count as unattributed, a collection's pause for one,
    // and what is on that line stays there.
    private BillReading take() {
        long cpuNanos = process.cpuNanos();
        long bytes = clocks.totalAllocatedBytes();
        vmThreads.putDown(lines);
        if (!accounts.read()) {
            lines.addRest(cpuNanos, last);
        }
        return new BillReading(lines.all(), cpuNanos, bytes, last);
    }
}
