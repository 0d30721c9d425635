package dev.sonde.jfr;

import dev.sonde.base.Served;
import dev.sonde.base.Serving;
import dev.sonde.flame.Kind;
import dev.sonde.flame.Profile;
import dev.sonde.flame.StackSample;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.ProfileMetrics;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.consumer.RecordedEvent;

/** Where the time of requests goes while their threads do not run: what they were blocked by, and in which call. */
final class Latency implements Listener {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MICROSECOND = 1_000;

    private final Map<Served, Map<Blocker, LongAdder>> nanos = new ConcurrentHashMap<>();
    private final Profile profile;
    private final Serving serving;
    private final Whose whose;
    private final Frames frames;

    Latency(Profile profile, Serving serving, Whose whose, Frames frames) {
        this.profile = profile;
        this.serving = serving;
        this.whose = whose;
        this.frames = frames;
        profile.comesFrom(Kind.WALL, "jdk.ThreadPark, jdk.SocketRead and others");
    }

    void bindTo(Meters meters) {
        meters.family(ProfileMetrics.REQUESTS_BLOCKED, this::samples);
    }

    @Override
    public List<Subscription> subscriptions() {
        List<Subscription> wanted = new ArrayList<>();
        for (Blocker blocker : Blocker.values()) {
            for (String event : blocker.events) {
                wanted.add(
                        blocker == Blocker.COLLECTION
                                ? new Subscription(event, this::pause, "threshold", blocker.threshold)
                                : blocking(blocker, event));
            }
        }
        return wanted;
    }

    private Subscription blocking(Blocker blocker, String event) {
        EventConsumer consumer = (recorded, startNanos) -> blocked(blocker, recorded, startNanos);
        return new Subscription(event, consumer, "threshold", blocker.threshold, "stackTrace", "true");
    }

    private void blocked(Blocker blocker, RecordedEvent event, long startNanos) {
        Served served = whose.served(event.getThread(), startNanos);
        if (served == null || served == Served.FORGOTTEN) {
            return;
        }
        long blockedNanos = event.getDuration().toNanos();
        add(served, blocker, blockedNanos);
        StackSample sample =
                new StackSample(startNanos, Kind.WALL, served.toString(), blockedNanos / NANOS_PER_MICROSECOND);
        profile.add(sample, frames.bottomFirst(event.getStackTrace(), '(' + blocker.key + ')'));
    }

    private void pause(RecordedEvent event, long startNanos) {
        long pauseNanos = event.getDuration().toNanos();
        serving.each(startNanos, served -> add(served, Blocker.COLLECTION, pauseNanos));
    }

    private void add(Served served, Blocker blocker, long blockedNanos) {
        nanos.computeIfAbsent(served, key -> adders()).get(blocker).add(blockedNanos);
    }

    private static Map<Blocker, LongAdder> adders() {
        Map<Blocker, LongAdder> adders = new EnumMap<>(Blocker.class);
        for (Blocker blocker : Blocker.values()) {
            adders.put(blocker, new LongAdder());
        }
        return adders;
    }

    private List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        nanos.forEach((served, byBlocker) -> byBlocker.forEach((blocker, sum) -> {
            if (sum.sum() > 0 && serving.shows(served)) {
                samples.add(new Sample(sum.sum() / NANOS_PER_SECOND, served.method, served.uri, blocker.key));
            }
        }));
        return samples;
    }
}
