package dev.sonde.metrics;

import static dev.sonde.metrics.Label.BLOCKER;
import static dev.sonde.metrics.Label.CAUSE;
import static dev.sonde.metrics.Label.COMPILER;
import static dev.sonde.metrics.Label.GC;
import static dev.sonde.metrics.Label.HEAP;
import static dev.sonde.metrics.Label.KIND;
import static dev.sonde.metrics.Label.MODE;
import static dev.sonde.metrics.Label.OPERATION;
import static dev.sonde.metrics.Label.PHASE;
import static dev.sonde.metrics.Label.PROTOCOL;
import static dev.sonde.metrics.Label.REASON;
import static dev.sonde.metrics.Label.TYPE;
import static dev.sonde.metrics.Label.WHEN;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;
import static dev.sonde.metrics.MetricKind.HISTOGRAM;

import java.util.Arrays;
import java.util.List;

/** What the JVM tells by its events: {@code jvm_*}, beside what its beans tell. */
public final class EventMetrics {

    public static final Metric COLLECTIONS = new Metric(
            "jvm_gc_collection_pause_seconds",
            HISTOGRAM,
            "Time that a collection stopped all threads, its pauses added up.",
            GC,
            CAUSE);
    public static final Metric PAUSES =
            new Metric("jvm_gc_phase_pause_seconds", HISTOGRAM, "Length of each single pause of a collection.", PHASE);
    public static final Metric PAUSE_PARTS =
            new Metric("jvm_gc_phase_part_seconds_total", COUNTER, "Time that the parts of pauses took.", PHASE);
    public static final Metric GC_HEAP =
            new Metric("jvm_gc_heap_used_bytes", GAUGE, "Heap in use before and after the last collection.", WHEN);
    public static final Metric GC_RECLAIMED = new Metric(
            "jvm_gc_reclaimed_bytes_total", COUNTER, "Heap that was less in use after collections than before them.");
    public static final Metric COLLECTION_FAILURES = new Metric(
            "jvm_gc_failures_total",
            COUNTER,
            "Objects or collections that found no room to move to, or no time to.",
            KIND);
    public static final Metric ALLOCATION_STALLS =
            new Metric("jvm_gc_allocation_stall_seconds", HISTOGRAM, "Time that a thread waited for memory, with ZGC.");
    public static final Metric SAFEPOINTS = new Metric(
            "jvm_safepoint_seconds", HISTOGRAM, "Time from the call for all threads to stop until they ran again.");
    public static final Metric SAFEPOINT_SYNC =
            new Metric("jvm_safepoint_sync_seconds", HISTOGRAM, "Time of it until the last thread had stopped.");
    public static final Metric VM_OPERATIONS = new Metric(
            "jvm_vm_operations_total",
            COUNTER,
            "What the JVM's own thread did, mostly while all threads stood still.",
            OPERATION);
    public static final Metric VM_OPERATION_SECONDS =
            new Metric("jvm_vm_operation_seconds_total", COUNTER, "How long that took.", OPERATION);
    public static final Metric COMPILATIONS = new Metric(
            "jvm_jit_compilations_total", COUNTER, "Compilations of methods, and of loops while they ran (osr).", KIND);
    public static final Metric BAILOUTS =
            new Metric("jvm_jit_bailouts_total", COUNTER, "Compilations that were given up.");
    public static final Metric INVALIDATIONS =
            new Metric("jvm_jit_invalidations_total", COUNTER, "Compilations that were outdated when they were done.");
    public static final Metric LONG_COMPILATIONS =
            new Metric("jvm_jit_long_compilation_seconds", HISTOGRAM, "Compilations of 0.1 seconds or longer.");
    public static final Metric COMPILER_QUEUE =
            new Metric("jvm_jit_queue_methods", GAUGE, "Methods that wait for a compiler.", COMPILER);
    public static final Metric CODE_CACHE_BLOBS = new Metric(
            "jvm_code_cache_blobs",
            GAUGE,
            "Pieces of code by heap of the code cache: of methods, adaptors between calls, others.",
            HEAP,
            KIND);
    public static final Metric CODE_CACHE_FULL =
            new Metric("jvm_code_cache_full_total", COUNTER, "How often a heap of the code cache was full.", HEAP);
    public static final Metric DEOPTIMIZATIONS = new Metric(
            "jvm_deoptimizations_total",
            COUNTER,
            "Times that compiled code was left for the interpreter, by reason.",
            REASON);
    public static final Metric CLASS_LOADS =
            new Metric("jvm_class_load_seconds", HISTOGRAM, "Loads of a class that took 1 millisecond or longer.");
    public static final Metric CLASS_REDEFINITIONS = new Metric(
            "jvm_class_redefinitions_total",
            COUNTER,
            "Classes that agents or debuggers changed after they were loaded.");
    public static final Metric CPU_LOAD = new Metric(
            "jvm_cpu_load_ratio",
            GAUGE,
            "Share of the machine's processors that the process took, in Java (user) and in the system.",
            MODE);
    public static final Metric MACHINE_CPU_LOAD = new Metric(
            "jvm_machine_cpu_load_ratio",
            GAUGE,
            "Share of the machine's processors that all processes took, whatever a container may see.");
    public static final Metric CONTEXT_SWITCHES =
            new Metric("jvm_machine_context_switches_per_second", GAUGE, "Context switches of the whole machine.");
    public static final Metric MONITOR_ENTERS = new Metric(
            "jvm_monitor_enter_seconds",
            HISTOGRAM,
            "Waits of 10 milliseconds or longer to enter a synchronized block.");
    public static final Metric PARKS = new Metric(
            "jvm_thread_park_seconds",
            HISTOGRAM,
            "Waits of platform threads of 10 milliseconds or longer, by what they waited for.",
            BLOCKER);
    public static final Metric INFLATED_MONITORS =
            new Metric("jvm_monitors_inflated", GAUGE, "Monitors that the JVM keeps because threads waited for them.");
    public static final Metric PINNED = new Metric(
            "jvm_virtual_thread_pinned_seconds",
            HISTOGRAM,
            "Waits of 1 millisecond or longer that a virtual thread kept its carrier for.",
            REASON);
    public static final Metric SUBMIT_FAILURES = new Metric(
            "jvm_virtual_thread_submit_failures_total",
            COUNTER,
            "Virtual threads that could not be given to a carrier.");
    public static final Metric EXCEPTIONS =
            new Metric("jvm_exceptions_total", COUNTER, "Exceptions and errors that were made, since JFR is on.");
    public static final Metric SOCKET_READS =
            new Metric("jvm_socket_read_seconds", HISTOGRAM, "Reads from sockets that took 10 milliseconds or longer.");
    public static final Metric SOCKET_READ_BYTES =
            new Metric("jvm_socket_read_bytes_total", COUNTER, "Bytes that these reads gave.");
    public static final Metric SOCKET_WRITES =
            new Metric("jvm_socket_write_seconds", HISTOGRAM, "Writes to sockets that took 10 milliseconds or longer.");
    public static final Metric SOCKET_WRITTEN_BYTES =
            new Metric("jvm_socket_written_bytes_total", COUNTER, "Bytes of these writes.");
    public static final Metric FILE_READS =
            new Metric("jvm_file_read_seconds", HISTOGRAM, "Reads from files that took 1 millisecond or longer.");
    public static final Metric FILE_READ_BYTES =
            new Metric("jvm_file_read_bytes_total", COUNTER, "Bytes that these reads gave.");
    public static final Metric FILE_WRITES =
            new Metric("jvm_file_write_seconds", HISTOGRAM, "Writes to files that took 1 millisecond or longer.");
    public static final Metric FILE_WRITTEN_BYTES =
            new Metric("jvm_file_written_bytes_total", COUNTER, "Bytes of these writes.");
    public static final Metric FILE_FORCES = new Metric(
            "jvm_file_force_seconds",
            HISTOGRAM,
            "Calls to force a file to the disk that took 1 millisecond or longer.");
    public static final Metric PROCESSES_STARTED =
            new Metric("jvm_processes_started_total", COUNTER, "Processes that the service started.");
    public static final Metric TLS_HANDSHAKES = new Metric(
            "jvm_tls_handshakes_total",
            COUNTER,
            "TLS handshakes that the JDK tells of: all of TLS 1.3; of 1.2 those as client, and resumed ones as server.",
            PROTOCOL);
    public static final Metric DIRECT_BUFFERS_MAX =
            new Metric("jvm_buffer_direct_max_bytes", GAUGE, "Limit of the memory of direct buffers.");
    public static final Metric NATIVE_COMMITTED = new Metric(
            "jvm_native_memory_committed_bytes",
            GAUGE,
            "Native memory that the JVM has, where -XX:NativeMemoryTracking is on.",
            TYPE);
    public static final Metric NATIVE_RESERVED = new Metric(
            "jvm_native_memory_reserved_bytes",
            GAUGE,
            "Address space that the JVM has, where -XX:NativeMemoryTracking is on.",
            TYPE);
    public static final Metric FINALIZERS_RUN =
            new Metric("jvm_finalizers_run_total", COUNTER, "Finalizers that have run.");
    public static final Metric FINALIZABLE_OBJECTS =
            new Metric("jvm_finalizable_objects", GAUGE, "Objects on the heap that have a finalizer.");

    static final List<Metric> ALL = Arrays.asList(
            COLLECTIONS,
            PAUSES,
            PAUSE_PARTS,
            GC_HEAP,
            GC_RECLAIMED,
            COLLECTION_FAILURES,
            ALLOCATION_STALLS,
            SAFEPOINTS,
            SAFEPOINT_SYNC,
            VM_OPERATIONS,
            VM_OPERATION_SECONDS,
            COMPILATIONS,
            BAILOUTS,
            INVALIDATIONS,
            LONG_COMPILATIONS,
            COMPILER_QUEUE,
            CODE_CACHE_BLOBS,
            CODE_CACHE_FULL,
            DEOPTIMIZATIONS,
            CLASS_LOADS,
            CLASS_REDEFINITIONS,
            CPU_LOAD,
            MACHINE_CPU_LOAD,
            CONTEXT_SWITCHES,
            MONITOR_ENTERS,
            PARKS,
            INFLATED_MONITORS,
            PINNED,
            SUBMIT_FAILURES,
            EXCEPTIONS,
            SOCKET_READS,
            SOCKET_READ_BYTES,
            SOCKET_WRITES,
            SOCKET_WRITTEN_BYTES,
            FILE_READS,
            FILE_READ_BYTES,
            FILE_WRITES,
            FILE_WRITTEN_BYTES,
            FILE_FORCES,
            PROCESSES_STARTED,
            TLS_HANDSHAKES,
            DIRECT_BUFFERS_MAX,
            NATIVE_COMMITTED,
            NATIVE_RESERVED,
            FINALIZERS_RUN,
            FINALIZABLE_OBJECTS);

    private EventMetrics() {}
}
