package dev.sonde.jfr;

import dev.sonde.flame.Kind;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.ProfileMetrics;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** How many samples found their endpoint, so that one can tell how much a flame graph rests on. */
final class SampleCounts {

    private static final String[] FATES = {"endpoint", "background", "unknown"};

    private final Map<Kind, LongAdder[]> counts = new EnumMap<>(Kind.class);

    SampleCounts() {
        for (Kind kind : Arrays.asList(Kind.CPU, Kind.ALLOCATION)) {
            counts.put(kind, new LongAdder[] {new LongAdder(), new LongAdder(), new LongAdder()});
        }
    }

    void bindTo(Meters meters) {
        meters.family(ProfileMetrics.SAMPLES, this::samples);
    }

    void endpoint(Kind kind) {
        counts.get(kind)[0].increment();
    }

    void background(Kind kind) {
        counts.get(kind)[1].increment();
    }

    /** One whose thread or time is too old to tell, or that the JVM lost. */
    void unknown(Kind kind) {
        unknown(kind, 1);
    }

    void unknown(Kind kind, long number) {
        counts.get(kind)[2].add(number);
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        counts.forEach((kind, byFate) -> {
            for (int i = 0; i < FATES.length; i++) {
                samples.add(new Sample(byFate[i].sum(), kind.key, FATES[i]));
            }
        });
        return samples;
    }
}
