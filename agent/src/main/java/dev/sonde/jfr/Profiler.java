package dev.sonde.jfr;

import dev.sonde.base.Serving;
import dev.sonde.base.ThreadOwners;
import dev.sonde.flame.Profile;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.ProfileMetrics;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Fills a profile with what the events of a JVM tell. For the events' thread. */
public final class Profiler implements Listener {

    private static final long SLICE_NANOS = 4_500_000_000L;
    private static final long FORGET_NANOS = 60_000_000_000L;

    private final SampleCounts counts = new SampleCounts();
    private final Frames frames = new Frames();
    private final Profile profile;
    private final Serving serving;
    private final Latency latency;
    private final List<Listener> listeners = new ArrayList<>();
    private long forgottenNanos = System.nanoTime();
    private long slicedNanos = forgottenNanos;

    /**
     * Nothing happens before the events come.
     *
     * @param serving tells what threads served
     * @param owners tells whose they are while they serve nothing
     */
    public Profiler(Profile profile, Serving serving, ThreadOwners owners) {
        this(profile, serving, owners, event -> EventNames.here().contains(event));
    }

    /**
     * Of another JVM.
     *
     * @param isThere whether the JVM that the events come from has an event of that name; asked when they come
     */
    Profiler(Profile profile, Serving serving, ThreadOwners owners, Predicate<String> isThere) {
        this.profile = profile;
        this.serving = serving;
        Whose whose = new Whose(serving, owners, counts);
        latency = new Latency(profile, serving, whose, frames);
        listeners.add(new CpuSamples(profile, whose, counts, frames, isThere));
        listeners.add(new AllocationSamples(profile, whose, frames, isThere));
        listeners.add(latency);
    }

    /** Registers how samples were joined, and what endpoints were blocked by. */
    public void bindTo(Meters meters) {
        counts.bindTo(meters);
        latency.bindTo(meters);
        meters.family(ProfileMetrics.METHODS_CPU, () -> {
            List<Sample> samples = new ArrayList<>();
            profile.methodMicros().forEach((method, micros) -> samples.add(new Sample(micros / 1e6, method)));
            return samples;
        });
    }

    @Override
    public List<Subscription> subscriptions() {
        List<Subscription> wanted = new ArrayList<>();
        listeners.forEach(listener -> wanted.addAll(listener.subscriptions()));
        return wanted;
    }

    @Override
    public void delivered(long untilNanos) {
        profile.delivered(untilNanos);
        long nowNanos = System.nanoTime();
        if (nowNanos - slicedNanos > SLICE_NANOS) {
            slicedNanos = nowNanos;
            profile.slice(nowNanos);
        }
        if (untilNanos - forgottenNanos > FORGET_NANOS) {
            forgottenNanos = untilNanos;
            frames.forget();
            serving.sweep();
        }
    }
}
