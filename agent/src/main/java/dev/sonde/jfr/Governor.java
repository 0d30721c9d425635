package dev.sonde.jfr;

import dev.sonde.base.Log;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Cuts a kind of event down that comes too often: its threshold is raised tenfold, twice at most, and then it is off.
 * After a while it comes back, one step at a time; each time it has to be cut down again, that while is twice as long.
 * For the events' thread only.
 */
final class Governor {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double PATIENCE_SECONDS = 1.5;
    private static final double LEAST_SECONDS = 0.5;
    private static final double FLOOD = 10;

    private final double perSecond;
    private final Log log;
    private final Map<String, Cut> cuts = new HashMap<>();
    private long lastNanos = System.nanoTime();

    /**
     * With nothing cut down.
     *
     * @param perSecond how many events of a kind may come
     */
    Governor(double perSecond, Log log) {
        this.perSecond = perSecond;
        this.log = log;
    }

    /**
     * Looks at what has come since it was last asked.
     *
     * @return whether what is recorded has to be changed
     */
    boolean look(Collection<EventKind> kinds, long nowNanos) {
        double seconds = (nowNanos - lastNanos) / NANOS_PER_SECOND;
        if (seconds < LEAST_SECONDS) {
            return false;
        }
        lastNanos = nowNanos;
        boolean changed = false;
        for (EventKind kind : kinds) {
            changed |= look(kind, kind.inWindow / seconds, seconds);
            kind.inWindow = 0;
        }
        return changed;
    }

    private boolean look(EventKind kind, double rate, double seconds) {
        if (rate <= perSecond && !cuts.containsKey(kind.name)) {
            return false;
        }
        Cut cut = cuts.computeIfAbsent(kind.name, name -> new Cut());
        cut.overSeconds = rate > perSecond ? cut.overSeconds + seconds : 0;
        if (cut.overSeconds > PATIENCE_SECONDS || rate > FLOOD * perSecond) {
            return cutDown(kind, cut, rate);
        }
        return cut.calm(seconds);
    }

    private boolean cutDown(EventKind kind, Cut cut, double rate) {
        kind.shed();
        if (cut.times == 0) {
            log.line(String.format(
                    Locale.ROOT,
                    "%,.0f events %s a second are too many; fewer are recorded for a while, see sonde_jfr_shed_total",
                    rate,
                    kind.name));
        }
        return cut.deeper();
    }

    /** What is to be recorded now, of what is wanted. */
    Map<String, String> settings(Map<String, String> wanted) {
        Map<String, String> settings = new LinkedHashMap<>(wanted);
        cuts.forEach((kind, cut) -> cut.apply(kind, settings));
        return settings;
    }
}
