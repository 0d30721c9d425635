package dev.sonde.push;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Pushes the metrics to wherever the options say, in intervals and at the end of the JVM, which it delays by no more
 * than 2 seconds.
 */
public final class Push implements AutoCloseable {

    private static final long LONGEST_END_MILLIS = 1_800;

    private final List<Pusher> pushers = new ArrayList<>();
    private Runnable forgetExit = () -> {};

    private Push() {}

    /**
     * Starts it; there is no thread where there is no target.
     *
     * @param intervalSeconds asked after each push
     */
    public static Push start(Targets targets, IntSupplier intervalSeconds, Meters meters, Log log, Failures failures) {
        Push push = new Push();
        for (Target target : targets.all()) {
            push.pushers.add(
                    new Pusher(target, () -> TimeUnit.SECONDS.toMillis(intervalSeconds.getAsInt()), log, failures));
        }
        if (!push.pushers.isEmpty()) {
            meters.family(AgentMetrics.PUSHES, push::counts);
            meters.family(AgentMetrics.PUSH_REJECTED, push::rejections);
            push.forgetExit = Daemon.atExit("push-exit", push::end);
            push.pushers.forEach(Pusher::start);
        }
        return push;
    }

    /** Pushes what there is a last time, within the same bound, and ends the threads. */
    @Override
    public void close() {
        forgetExit.run();
        end();
        pushers.forEach(Pusher::close);
    }

    private void end() {
        long deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_END_MILLIS);
        pushers.forEach(Pusher::end);
        try {
            for (Pusher pusher : pushers) {
                pusher.awaitLast(deadlineNanos);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** By where they go, how many pushes went well ({@code ok}) and how many did not ({@code failed}). */
    public Map<String, Object> outcomes() {
        Map<String, Object> outcomes = new LinkedHashMap<>();
        for (Pusher pusher : pushers) {
            Map<String, Long> counts = new LinkedHashMap<>();
            counts.put("ok", pusher.done.sum());
            counts.put("failed", pusher.failed.sum());
            outcomes.put(pusher.name(), counts);
        }
        return outcomes;
    }

    private List<Sample> rejections() {
        List<Sample> rejections = new ArrayList<>();
        for (Pusher pusher : pushers) {
            rejections.add(new Sample(pusher.rejectedPoints.sum(), pusher.name()));
        }
        return rejections;
    }

    private List<Sample> counts() {
        List<Sample> counts = new ArrayList<>();
        for (Pusher pusher : pushers) {
            counts.add(new Sample(pusher.done.sum(), pusher.name(), "ok"));
            counts.add(new Sample(pusher.failed.sum(), pusher.name(), "failed"));
        }
        return counts;
    }
}
