package dev.sonde.grafana;

/**
 * The series that the recording rules make, by level, metric and operation as Prometheus advises to name them.
 *
 * <p>{@code endpoint} is a route of a service, whatever instances serve it; {@code job} is a service.
 */
enum Recorded {
    ENDPOINT_REQUESTS("endpoint:http_requests:rate5m"),
    ENDPOINT_ERRORS("endpoint:http_request_errors:rate5m"),
    ENDPOINT_SECONDS("endpoint:http_request_seconds:rate5m"),
    ENDPOINT_CPU("endpoint:http_request_cpu_seconds:rate5m"),
    ENDPOINT_ALLOCATED("endpoint:http_request_allocated_bytes:rate5m"),
    ENDPOINT_CPU_COST("endpoint:http_request_cpu_seconds:mean1h"),
    ENDPOINT_ALLOCATION_COST("endpoint:http_request_allocated_bytes:mean1h"),
    ENDPOINT_REQUESTS_1H("endpoint:http_requests:increase1h"),

    INSTANCE_REQUESTS("instance:http_requests:rate5m"),
    INSTANCE_ERRORS("instance:http_request_errors:rate5m"),
    INSTANCE_SECONDS("instance:http_request_seconds:rate5m"),
    INSTANCE_REQUEST_CPU("instance:http_request_cpu_seconds:rate5m"),
    INSTANCE_CPU("instance:process_cpu_cores:rate5m"),
    INSTANCE_GC_CPU("instance:gc_cpu_cores:rate5m"),
    INSTANCE_JIT_CPU("instance:jit_cpu_cores:rate5m"),
    INSTANCE_ALLOCATED("instance:allocated_bytes:rate5m"),
    INSTANCE_AGENT_CPU("instance:agent_cpu_cores:rate5m"),
    INSTANCE_GC_PAUSE("instance:gc_pause:ratio_rate5m"),
    INSTANCE_THROTTLED("instance:cpu_throttled:ratio_rate5m"),
    INSTANCE_CPU_LIMIT("instance:cpu_limit_cores:max"),
    INSTANCE_MEMORY_LIMIT("instance:memory_limit_bytes:max"),
    INSTANCE_RESIDENT("instance:resident_memory_bytes:max"),
    INSTANCE_HEAP_LIVE("instance:heap_live_bytes:max"),
    INSTANCE_HEAP_MAX("instance:heap_max_bytes:sum"),
    /** By {@code resource}: cpu, heap, memory, threads, files. */
    INSTANCE_UTILISATION("instance:utilisation:ratio"),
    INSTANCE_RESIDENT_GROWTH("instance:resident_memory_bytes:growth3d"),
    INSTANCE_HEAP_GROWTH("instance:heap_live_bytes:growth3d"),

    JOB_INSTANCES("job:instances:count"),
    JOB_REQUESTS("job:http_requests:rate5m"),
    JOB_ERRORS("job:http_request_errors:rate5m"),
    JOB_REQUEST_CPU("job:http_request_cpu_seconds:rate5m"),
    JOB_CPU("job:process_cpu_cores:rate5m"),
    JOB_GC_CPU("job:gc_cpu_cores:rate5m"),
    JOB_ALLOCATED("job:allocated_bytes:rate5m"),
    JOB_REQUEST_ALLOCATED("job:http_request_allocated_bytes:rate5m"),
    JOB_CPU_LIMIT("job:cpu_limit_cores:avg"),
    JOB_MEMORY_LIMIT("job:memory_limit_bytes:avg"),
    JOB_START("job:process_start_time_seconds:min"),
    /** Of the mean instance. */
    MEAN_REQUESTS("job:http_requests_per_instance:avg"),
    MEAN_CPU("job:process_cpu_cores_per_instance:avg"),
    /** The part of it on the threads of requests, which is known exactly; 0 where it is not. */
    MEAN_REQUEST_CPU("job:http_request_cpu_cores_per_instance:avg"),
    /** What is left of it, without what compiling takes, which ends. */
    MEAN_OTHER_CPU("job:other_cpu_cores_per_instance:avg"),

    SLOPE("job:cpu_seconds_per_request:slope7d"),
    /** Of what is not on the threads of requests: parsing, polling, collections, the kernel. */
    OTHER_SLOPE("job:other_cpu_seconds_per_request:slope7d"),
    IDLE("job:cpu_cores_idle:intercept7d"),
    MODEL_R2("job:cpu_model:r2_7d"),
    MODEL_RESIDUAL("job:cpu_model:residual_variance7d"),
    MODEL_SPREAD("job:cpu_model:spread7d"),
    MODEL_ERROR("job:cpu_model:relative_error7d"),
    /** The slope where it can be trusted, absent elsewhere. */
    MARGINAL("job:cpu_seconds_per_request:marginal"),
    GC_PER_BYTE("job:gc_cpu_seconds_per_byte:mean7d"),
    REST("job:cpu_seconds_per_request:rest"),
    DEMAND("endpoint:cpu_seconds_per_request:demand"),
    MIX_DEMAND("job:cpu_seconds_per_request:mix"),
    SATURATION("job:http_requests_per_instance:saturation"),
    PEAK_1D("job:http_requests:max1d"),
    PEAK_7D("job:http_requests:max7d"),
    GROWTH("job:http_requests_max1d:growth14d"),
    GROWTH_R2("job:http_requests_max1d:growth_r2_14d"),
    CPU_PEAK_7D("job:process_cpu_cores_per_instance:max7d"),
    MEMORY_PEAK_7D("job:resident_memory_bytes_per_instance:max7d"),
    HEAP_PEAK_7D("job:heap_live_bytes_per_instance:max7d"),
    /** By {@code resource}, the highest of all instances within a day. */
    UTILISATION_1D("job:utilisation:max1d"),
    /** By {@code resource}: cpu, memory, heap. */
    DAYS_LEFT("job:capacity_left_days:min");

    private final String series;

    Recorded(String series) {
        this.series = series;
    }

    @Override
    public String toString() {
        return series;
    }
}
