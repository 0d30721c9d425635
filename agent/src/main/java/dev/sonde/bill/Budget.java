package dev.sonde.bill;

import dev.sonde.base.Feature;
import dev.sonde.base.Log;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Keeps the agent's own threads within their share of one processor, minute by minute.
 *
 * <p>Over it for a second minute in a row, or twice over it for one, features rest, one a minute in the order given: a
 * single minute may be that of a first scrape, or of somebody who looks at a page. Well under it for a while, the last
 * one to rest resumes; each time one has to rest again, it rests twice as long. Told by one thread what time it is.
 */
public final class Budget {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double WINDOW_SECONDS = 60;
    private static final double LOW_SHARE = 0.5;
    private static final double FAR_OVER_SHARE = 2;
    private static final int FIRST_QUIET_WINDOWS = 5;
    private static final int MOST_QUIET_WINDOWS = 24 * 60;

    private final DoubleSupplier shares;
    private final List<Feature> features;
    private final DoubleSupplier agentCpuSeconds;
    private final Log log;

    private long startNanos;
    private double startCpuSeconds;
    private double lastShare = Double.NaN;
    private int resting;
    private boolean wasOver;
    private int quietWindows;
    private int wantedQuietWindows = FIRST_QUIET_WINDOWS;

    /**
     * Begins with all features on.
     *
     * @param shares tells how much of one processor, 0 to 1; asked whenever it matters
     * @param features in the order in which they rest
     * @param agentCpuSeconds what the agent's threads have taken so far
     */
    public Budget(DoubleSupplier shares, List<Feature> features, DoubleSupplier agentCpuSeconds, Log log) {
        this.shares = shares;
        this.features = features;
        this.agentCpuSeconds = agentCpuSeconds;
        this.log = log;
    }

    /** Registers the budget, and which features are on. */
    public void bindTo(Meters meters) {
        meters.gauge(AgentMetrics.BUDGET, shares);
        meters.family(AgentMetrics.FEATURES, () -> {
            List<Sample> samples = new ArrayList<>();
            features.forEach(feature -> samples.add(new Sample(feature.isOn() ? 1 : 0, feature.name)));
            return samples;
        });
    }

    /** The agent, or a part of it, has started: what it took for that is not held against it. Any thread. */
    public synchronized void begin(long nowNanos) {
        startNanos = nowNanos;
        startCpuSeconds = agentCpuSeconds.getAsDouble();
    }

    /** All of them, in the order in which they rest. */
    public List<Feature> features() {
        return Collections.unmodifiableList(features);
    }

    /** What the agent's threads took of one processor in the last whole minute; NaN before the first is over. */
    public synchronized double lastShare() {
        return lastShare;
    }

    /** Looks at the last minute if it is over. */
    public synchronized void check(long nowNanos) {
        double seconds = (nowNanos - startNanos) / NANOS_PER_SECOND;
        if (seconds < WINDOW_SECONDS) {
            return;
        }
        double taken = (agentCpuSeconds.getAsDouble() - startCpuSeconds) / seconds;
        lastShare = taken;
        double share = shares.getAsDouble();
        begin(nowNanos);
        if (taken > share) {
            quietWindows = 0;
            if (wasOver || taken > FAR_OVER_SHARE * share) {
                stepDown(taken, share);
            }
            wasOver = true;
        } else {
            wasOver = false;
            quietWindows = taken < LOW_SHARE * share ? quietWindows + 1 : 0;
            stepUp();
        }
    }

    private void stepDown(double taken, double share) {
        if (resting < features.size()) {
            Feature feature = features.get(resting++);
            feature.rest();
            log.line(String.format(
                    Locale.ROOT,
                    "took %.2f %% of a processor in the last minute, over its budget of %.2f %%; now at rest: %s",
                    100 * taken,
                    100 * share,
                    feature.name));
        }
    }

    private void stepUp() {
        if (resting > 0 && quietWindows >= wantedQuietWindows) {
            Feature feature = features.get(--resting);
            feature.resume();
            quietWindows = 0;
            wantedQuietWindows = Math.min(2 * wantedQuietWindows, MOST_QUIET_WINDOWS);
            log.line("is well within its budget again; back at work: " + feature.name);
        }
    }
}
