package dev.sonde.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmCompilationMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmHeapPressureMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.jvm.convention.otel.OpenTelemetryJvmClassLoadingMeterConventions;
import io.micrometer.core.instrument.binder.jvm.convention.otel.OpenTelemetryJvmCpuMeterConventions;
import io.micrometer.core.instrument.binder.jvm.convention.otel.OpenTelemetryJvmMemoryMeterConventions;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Micrometer's binders for the JVM, in a registry of their own.
 *
 * <p>Not in Micrometer's Prometheus registry: that one reads {@code io.prometheus.*} settings, which are the service's,
 * and throws at one that its version does not know.
 */
final class JvmMeters implements AutoCloseable {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Naming naming;
    private final List<MeterBinder> bound = new ArrayList<>();

    /** @param constants labels of every meter */
    JvmMeters(Map<String, String> constants, Naming naming) {
        this.naming = naming;
        constants.forEach((name, value) -> registry.config().commonTags(name, value));
        registry.config().meterFilter(MeterFilter.deny(id -> isReplaced(id.getName())));
        if (naming == Naming.OPENTELEMETRY) {
            registry.config().meterFilter(new OpenTelemetryNames());
        }
    }

    MeterRegistry registry() {
        return registry;
    }

    void bind() {
        boolean isOpenTelemetry = naming == Naming.OPENTELEMETRY;
        bindAll(
                new JvmGcMetrics(),
                new JvmHeapPressureMetrics(),
                new JvmThreadMetrics(),
                new JvmCompilationMetrics(),
                new JvmInfoMetrics(),
                new UptimeMetrics());
        bindAll(isOpenTelemetry ? openTelemetry() : micrometer());
        // Last, since they may fail: some JDKs cannot look at the system where cgroups are shown in an unusual way.
        bindAll(isOpenTelemetry ? openTelemetrySystem() : new ProcessorMetrics(), new FileDescriptorMetrics());
    }

    private void bindAll(MeterBinder... binders) {
        bound.addAll(Arrays.asList(binders));
        for (MeterBinder binder : binders) {
            binder.bindTo(registry);
        }
    }

    @Override
    public void close() {
        for (MeterBinder binder : bound) {
            if (binder instanceof JvmGcMetrics) {
                ((JvmGcMetrics) binder).close();
            } else if (binder instanceof JvmHeapPressureMetrics) {
                ((JvmHeapPressureMetrics) binder).close();
            }
        }
        registry.close();
    }

    private static MeterBinder[] micrometer() {
        return new MeterBinder[] {new JvmMemoryMetrics(), new ClassLoaderMetrics()};
    }

    private static MeterBinder[] openTelemetry() {
        Tags none = Tags.empty();
        return new MeterBinder[] {
            new JvmMemoryMetrics(none, new OpenTelemetryJvmMemoryMeterConventions(none)),
            new ClassLoaderMetrics(new OpenTelemetryJvmClassLoadingMeterConventions())
        };
    }

    private static MeterBinder openTelemetrySystem() {
        Tags none = Tags.empty();
        return new ProcessorMetrics(none, new OpenTelemetryJvmCpuMeterConventions(none));
    }

    /** Whether another metric says the same: in seconds, in one pass over the threads, or as a true histogram. */
    private static boolean isReplaced(String name) {
        return name.equals("process.cpu.time")
                || name.equals("process.start.time")
                || name.equals("jvm.threads.states")
                || name.equals("jvm.thread.count")
                || name.endsWith(".histogram");
    }
}
