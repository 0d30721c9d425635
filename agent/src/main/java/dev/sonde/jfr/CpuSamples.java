package dev.sonde.jfr;

import dev.sonde.flame.Kind;
import dev.sonde.flame.Profile;
import dev.sonde.flame.StackSample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;

/**
 * Which code threads were seen running. From {@code jdk.CPUTimeSample} where there is one, which is taken by the CPU
 * clock of each thread; else from samples that favour some threads over others, and so are good for shapes only.
 */
final class CpuSamples implements Listener {

    static final String BY_CPU_TIME = "jdk.CPUTimeSample";
    static final String OF_JAVA = "jdk.ExecutionSample";

    private static final String OF_NATIVE = "jdk.NativeMethodSample";
    private static final String LOST = "jdk.CPUTimeSamplesLost";
    // As the JDK's default settings have it: others that record are not sampled more often for our sake.
    private static final String CPU_PERIOD = "20 ms";
    // The thread that looks at others takes 0.3 to 0.4 % of a processor at 20 ms, whether there is work or not. Since
    // clocks tell how much was done, fewer samples show where as well.
    private static final String PERIOD = "50 ms";
    private static final long PERIOD_MICROS = 50_000;

    private final Profile profile;
    private final Whose whose;
    private final SampleCounts counts;
    private final Frames frames;
    private final Predicate<String> isThere;

    CpuSamples(Profile profile, Whose whose, SampleCounts counts, Frames frames, Predicate<String> isThere) {
        this.profile = profile;
        this.whose = whose;
        this.counts = counts;
        this.frames = frames;
        this.isThere = isThere;
    }

    @Override
    public List<Subscription> subscriptions() {
        // The event is there on other systems too, and never happens.
        boolean byCpuTime =
                isThere.test(BY_CPU_TIME) && System.getProperty("os.name", "").startsWith("Linux");
        profile.comesFrom(Kind.CPU, byCpuTime ? BY_CPU_TIME : OF_JAVA);
        List<Subscription> wanted = new ArrayList<>();
        if (byCpuTime) {
            wanted.add(
                    new Subscription(BY_CPU_TIME, this::takeByCpuTime, "throttle", CPU_PERIOD, "stackTrace", "true"));
            wanted.add(new Subscription(LOST, this::takeLost));
        } else {
            wanted.add(new Subscription(OF_JAVA, this::takeJava, "period", PERIOD, "stackTrace", "true"));
            wanted.add(new Subscription(OF_NATIVE, this::takeNative, "period", PERIOD, "stackTrace", "true"));
        }
        return wanted;
    }

    private void takeByCpuTime(RecordedEvent event, long startNanos) {
        long micros = event.getDuration("samplingPeriod").toNanos() / 1_000;
        add(whose.sample(Kind.CPU, event.getThread(), startNanos, micros), event);
    }

    private void takeLost(RecordedEvent event, long startNanos) {
        counts.unknown(Kind.CPU, event.getLong("lostSamples"));
    }

    private void takeJava(RecordedEvent event, long startNanos) {
        add(whose.sample(Kind.CPU, event.getThread("sampledThread"), startNanos, PERIOD_MICROS), event);
    }

    private void takeNative(RecordedEvent event, long startNanos) {
        if (!NativeWaits.isOne(event.getStackTrace())) {
            takeJava(event, startNanos);
        }
    }

    private void add(StackSample sample, RecordedEvent event) {
        if (sample != null) {
            profile.add(sample, frames.bottomFirst(event.getStackTrace()));
        }
    }
}
