package dev.sonde.jmh.profiler;

import dev.sonde.bill.JvmCpu;

/** Whose a Java thread is. */
enum Group {
    BENCHMARK("benchmark threads"),
    OTHER("other threads"),
    PROFILER("profiler"),
    HARNESS("harness");

    // JMH's own name for them.
    private static final String WORKER = "-jmh-worker-";

    final String title;

    Group(String title) {
        this.title = title;
    }

    /** Whether it belongs to what is measured. */
    boolean isMeasured() {
        return this == BENCHMARK || this == OTHER;
    }

    /**
     * That of a thread.
     *
     * @param harnessId of the thread that runs JMH
     */
    static Group of(long id, String name, long harnessId) {
        if (id == harnessId) {
            return HARNESS;
        }
        String known = name == null ? "" : name;
        return known.contains(WORKER) ? BENCHMARK : JvmCpu.isJfr(known) ? PROFILER : OTHER;
    }
}
