package dev.sonde.bill;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The lines of the bill, but for what nobody is known to have taken. */
final class Lines {

    static final String UNATTRIBUTED = "unattributed";

    static final String REQUESTS = "requests";
    private static final String GC = "gc";
    private static final String JIT = "jit";
    private static final String JVM = "jvm";
    static final String AGENT = "agent";

    final Part requests = new Part(REQUESTS);
    final Part gc = new Part(GC, false);
    final Part jit = new Part(JIT, false);
    final Part jvm = new Part(JVM);
    final Part agent = new Part(AGENT);
    final Pools pools = new Pools();
    /** No line of its own. */
    final JfrThreads jfr;

    /**
     * @param recordsEvents whether the agent records events of JFR
     */
    Lines(BooleanSupplier recordsEvents) {
        jfr = new JfrThreads(agent, jvm, recordsEvents);
    }

    /** All lines, those of the pools last. */
    List<Part> all() {
        List<Part> all = new ArrayList<>(Arrays.asList(requests, gc, jit, jvm, agent));
        all.addAll(pools.parts());
        return all;
    }

    /**
     * Puts what is left of the process's CPU time down to the rest of the pools: all that no thread was asked about.
     *
     * @param before the reading before, or null
     */
    void addRest(long totalCpuNanos, BillReading before) {
        long left = totalCpuNanos - (before == null ? 0 : before.unattributedCpuNanos());
        for (Part part : all()) {
            left -= part.cpuNanos();
        }
        pools.addToRest(Math.max(0, left));
    }

    /** Whether a line that is not a pool's has that name. */
    static boolean isName(String name) {
        return Arrays.asList(REQUESTS, GC, JIT, JVM, AGENT, Pools.REST, UNATTRIBUTED)
                .contains(name);
    }
}
