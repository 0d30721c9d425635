package dev.sonde.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives OpenTelemetry's names to the meters whose binders know only Micrometer's. */
final class OpenTelemetryNames implements MeterFilter {

    private static final String GC_DURATION = "jvm.gc.duration";
    private static final double[] GC_BOUNDS_NANOS = {1e7, 1e8, 1e9, 1e10};
    private static final Duration NEVER = Duration.ofDays(3650);

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private final Map<String, Map<String, String>> tags = new HashMap<>();

    OpenTelemetryNames() {
        rename("jvm.gc.pause", GC_DURATION, "seconds");
        rename("jvm.class.count", "jvm.class.count", null);
        rename("jvm.class.loaded", "jvm.class.loaded", null);
        rename("jvm.class.unloaded", "jvm.class.unloaded", null);
        rename("jvm.cpu.recent_utilization", "jvm.cpu.recent_utilization", "ratio");
        rename("system.cpu.usage", "jvm.system.cpu.utilization", "ratio");
        rename("system.load.average.1m", "jvm.system.cpu.load_1m", null);
        rename("jvm.buffer.count", "jvm.buffer.count", null);
        rename("jvm.buffer.memory.used", "jvm.buffer.memory.used", "bytes");
        rename("jvm.buffer.total.capacity", "jvm.buffer.memory.limit", "bytes");
        rename("process.files.open", "jvm.file_descriptor.count", null);
        rename("process.files.max", "jvm.file_descriptor.limit", null);
        retag("jvm.gc.pause", "gc", "jvm.gc.name");
        retag("jvm.gc.pause", "action", "jvm.gc.action");
        retag("jvm.gc.pause", "cause", "jvm.gc.cause");
        retag("jvm.buffer.count", "id", "jvm.buffer.pool.name");
        retag("jvm.buffer.memory.used", "id", "jvm.buffer.pool.name");
        retag("jvm.buffer.total.capacity", "id", "jvm.buffer.pool.name");
    }

    @Override
    public Meter.Id map(Meter.Id id) {
        String name = names.get(id.getName());
        if (name == null) {
            return id;
        }
        Map<String, String> renamed = tags.getOrDefault(id.getName(), new HashMap<>());
        List<Tag> mapped = new ArrayList<>();
        for (Tag tag : id.getTags()) {
            mapped.add(Tag.of(renamed.getOrDefault(tag.getKey(), tag.getKey()), tag.getValue()));
        }
        return id.withName(name).replaceTags(mapped).withBaseUnit(units.get(name));
    }

    /** OpenTelemetry's GC duration is a histogram with these bounds; its counts must never rotate away. */
    @Override
    public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
        if (!id.getName().equals(GC_DURATION)) {
            return config;
        }
        return DistributionStatisticConfig.builder()
                .serviceLevelObjectives(GC_BOUNDS_NANOS)
                .expiry(NEVER)
                .bufferLength(1)
                .build()
                .merge(config);
    }

    private void rename(String from, String to, String unit) {
        names.put(from, to);
        units.put(to, unit);
    }

    private void retag(String meter, String from, String to) {
        tags.computeIfAbsent(meter, unused -> new HashMap<>()).put(from, to);
    }
}
