package dev.sonde.live;

import dev.sonde.live.Topic.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of the last half hour, every ten seconds: 720 bytes a figure, and so many figures at most. Any thread.
 */
final class History {

    static final int MOMENTS = 180;
    private static final int MOST_TRACKS = 200;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MOST_DRIFT_MILLIS = 5_000;

    private final Map<Topic, Map<String, Track>> tracks = new EnumMap<>(Topic.class);
    private final long[] millis = new long[MOMENTS];
    private int moment;
    private int clockSet;
    private long lastNanos;

    /** Keeps the figures of now as those of the next moment; the first moment only tells what to count from. */
    synchronized void keep(Figures figures, long nowMillis, long nowNanos) {
        double seconds = moment == 0 ? 1 : (nowNanos - lastNanos) / NANOS_PER_SECOND;
        followClock(nowMillis, nowNanos);
        for (Topic topic : Topic.values()) {
            Map<String, Track> known = tracks.computeIfAbsent(topic, key -> new LinkedHashMap<>());
            known.values().removeIf(track -> track.isOver(moment));
            figures.of(topic).forEach((name, value) -> keep(topic, name, value, seconds));
        }
        millis[moment % MOMENTS] = nowMillis;
        lastNanos = nowNanos;
        moment++;
    }

    // A clock that was set is right from now on, so what is kept was then, too.
    private void followClock(long nowMillis, long nowNanos) {
        long expected = millis[Math.floorMod(moment - 1, MOMENTS)] + (nowNanos - lastNanos) / NANOS_PER_MILLI;
        if (moment > 0 && Math.abs(nowMillis - expected) > MOST_DRIFT_MILLIS) {
            Arrays.setAll(millis, i -> millis[i] + nowMillis - expected);
            clockSet = moment;
        }
    }

    /**
     * What is kept of the moments from that one on, for JSON.
     *
     * @param from number of a moment, as an earlier answer gave it as {@code next}; 0 for all that is kept, which is
     *     also told when the clock was set since then
     */
    synchronized Map<String, Object> since(int from) {
        int first = Math.min(moment, Math.max(from <= clockSet ? 0 : from, Math.max(1, moment - MOMENTS)));
        List<Double> times = new ArrayList<>();
        for (int i = first; i < moment; i++) {
            times.add(millis[i % MOMENTS] / 1e3);
        }
        Map<String, Object> topics = new LinkedHashMap<>();
        tracks.forEach((topic, known) -> {
            Map<String, Object> series = new LinkedHashMap<>();
            known.forEach((name, track) -> series.put(name, track.values(first, moment)));
            topics.put(topic.key, series);
        });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("api", Live.API);
        answer.put("first", first);
        answer.put("next", moment);
        answer.put("kept", MOMENTS);
        answer.put("seconds", times);
        answer.put("topics", topics);
        return answer;
    }

    private void keep(Topic topic, String name, double value, double seconds) {
        Map<String, Track> known = tracks.get(topic);
        Track track = known.get(name);
        if (track == null && count() < MOST_TRACKS) {
            track = new Track(MOMENTS);
            known.put(name, track);
        }
        if (track != null && topic.shape == Shape.RATE) {
            track.rate(moment, value, seconds);
        } else if (track != null) {
            track.level(moment, value);
        }
    }

    private int count() {
        return tracks.values().stream().mapToInt(Map::size).sum();
    }
}
