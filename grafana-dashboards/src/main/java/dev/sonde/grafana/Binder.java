package dev.sonde.grafana;

/** The metrics of Micrometer's binders that queries ask for; the agent's own are in its {@code Metric} tables. */
enum Binder {
    GC_PAUSE_SUM("jvm_gc_pause_seconds_sum"),
    GC_PAUSE_COUNT("jvm_gc_pause_seconds_count"),
    MEMORY_USED("jvm_memory_used_bytes"),
    MEMORY_COMMITTED("jvm_memory_committed_bytes"),
    /** Absent for a pool without a limit of its own. */
    MEMORY_MAX("jvm_memory_max_bytes"),
    THREADS_LIVE("jvm_threads_live_threads"),
    CLASSES_LOADED("jvm_classes_loaded_classes"),
    PROCESSORS("system_cpu_count");

    private final String series;

    Binder(String series) {
        this.series = series;
    }

    @Override
    public String toString() {
        return series;
    }
}
