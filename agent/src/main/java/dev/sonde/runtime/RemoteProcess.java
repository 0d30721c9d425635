package dev.sonde.runtime;

import dev.sonde.flame.Account;
import dev.sonde.flame.Kind;
import dev.sonde.flame.Sums;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.ProcessMetrics;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.function.DoubleUnaryOperator;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;

/** What the management of another JVM tells about its process. Any thread. */
final class RemoteProcess implements Account {

    /** Who took all of it. */
    static final String OWNER = "process";

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final MBeanServerConnection connection;

    RemoteProcess(MBeanServerConnection connection) {
        this.connection = connection;
    }

    /** Registers it; it is asked for on every scrape. */
    void bindTo(Meters meters) {
        String system = ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME;
        bind(meters, ProcessMetrics.PROCESS_CPU, system, "ProcessCpuTime", nanos -> nanos / NANOS_PER_SECOND);
        bind(meters, ProcessMetrics.PROCESS_OPEN_FDS, system, "OpenFileDescriptorCount", value -> value);
        bind(meters, ProcessMetrics.PROCESS_MAX_FDS, system, "MaxFileDescriptorCount", value -> value);
        bind(meters, ProcessMetrics.PROCESS_HEAP, ManagementFactory.MEMORY_MXBEAN_NAME, "HeapMemoryUsage", use -> use);
        String runtime = ManagementFactory.RUNTIME_MXBEAN_NAME;
        bind(meters, ProcessMetrics.PROCESS_START, runtime, "StartTime", millis -> millis / MILLIS_PER_SECOND);
    }

    @Override
    public void addTo(Sums sums) {
        double cpuNanos = value(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME, "ProcessCpuTime");
        sums.add(OWNER, Kind.CPU, (long) (cpuNanos / NANOS_PER_MICRO));
        double bytes = value(ManagementFactory.THREAD_MXBEAN_NAME, "TotalThreadAllocatedBytes");
        sums.add(OWNER, Kind.ALLOCATION, (long) bytes);
    }

    private void bind(Meters meters, Metric metric, String bean, String attribute, DoubleUnaryOperator unit) {
        meters.gauge(metric, () -> unit.applyAsDouble(value(bean, attribute)));
    }

    private double value(String bean, String attribute) {
        try {
            Object value = connection.getAttribute(new ObjectName(bean), attribute);
            return ((Number) (value instanceof CompositeData ? ((CompositeData) value).get("used") : value))
                    .doubleValue();
        } catch (JMException | IOException gone) {
            return Double.NaN;
        }
    }
}
