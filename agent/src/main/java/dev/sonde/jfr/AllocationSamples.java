package dev.sonde.jfr;

import dev.sonde.flame.Kind;
import dev.sonde.flame.Profile;
import dev.sonde.flame.StackSample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;

/** Where threads were seen allocating, and what; the class is on top of the calls, as {@code new byte[]}. */
final class AllocationSamples implements Listener {

    private static final String SAMPLE = "jdk.ObjectAllocationSample";
    private static final String IN_BUFFER = "jdk.ObjectAllocationInNewTLAB";
    private static final String OUTSIDE = "jdk.ObjectAllocationOutsideTLAB";
    // As the JDK's default settings have it; enough for sums within two percent.
    private static final String RATE = "150/s";

    private final Profile profile;
    private final Whose whose;
    private final Frames frames;
    private final Predicate<String> isThere;

    AllocationSamples(Profile profile, Whose whose, Frames frames, Predicate<String> isThere) {
        this.profile = profile;
        this.whose = whose;
        this.frames = frames;
        this.isThere = isThere;
    }

    @Override
    public List<Subscription> subscriptions() {
        boolean sampled = isThere.test(SAMPLE);
        profile.comesFrom(Kind.ALLOCATION, sampled ? SAMPLE : IN_BUFFER);
        if (sampled) {
            return Collections.singletonList(new Subscription(
                    SAMPLE, (event, nanos) -> take(event, nanos, "weight"), "throttle", RATE, "stackTrace", "true"));
        }
        return Arrays.asList(
                new Subscription(IN_BUFFER, (event, nanos) -> take(event, nanos, "tlabSize"), "stackTrace", "true"),
                new Subscription(
                        OUTSIDE, (event, nanos) -> take(event, nanos, "allocationSize"), "stackTrace", "true"));
    }

    private void take(RecordedEvent event, long startNanos, String weight) {
        StackSample sample = whose.sample(Kind.ALLOCATION, event.getThread(), startNanos, event.getLong(weight));
        if (sample != null) {
            RecordedClass type = event.getClass("objectClass");
            String top = type == null ? null : "new " + ClassNames.readable(type.getName());
            profile.add(sample, frames.bottomFirst(event.getStackTrace(), top));
        }
    }
}
