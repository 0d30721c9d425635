package dev.sonde.jmh.gate.live;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Scrapes the agents of both sides again and again, and tells what their endpoints did between. */
public final class Scrapes {
    private final Web web;

    /** Scrapes by this. */
    public Scrapes(Web web) {
        this.web = web;
    }

    /**
     * Returns what each side's instances did in each part of the time.
     *
     * @param sides the URLs of each side's scrapes
     * @param windows how many parts the time has
     * @throws IOException with a message for its user if one does not answer
     */
    public List<Traffic> watch(List<List<String>> sides, Duration time, int windows)
            throws IOException, InterruptedException {
        List<Traffic> traffic = sides.stream().map(side -> new Traffic()).toList();
        Map<String, Map<String, double[]>> last = new TreeMap<>();
        long start = System.nanoTime();
        for (int window = 0; window <= windows; window++) {
            long wait = start + time.toNanos() * window / windows - System.nanoTime();
            Thread.sleep(Duration.ofNanos(Math.max(0, wait)).toMillis());
            for (int side = 0; side < sides.size(); side++) {
                scrape(side, sides.get(side), last, traffic.get(side));
            }
        }
        return new ArrayList<>(traffic);
    }

    private void scrape(int side, List<String> urls, Map<String, Map<String, double[]>> last, Traffic traffic)
            throws IOException, InterruptedException {
        for (String url : urls) {
            Map<String, double[]> now = ScrapeText.sums(web.get(url));
            Map<String, double[]> before = last.put(side + url, now);
            if (before != null) {
                now.forEach((endpoint, sums) -> {
                    double[] old = before.getOrDefault(endpoint, new double[sums.length]);
                    // A service that started anew counts from nothing: what it did between is not known.
                    if (sums[0] > old[0]) {
                        Window grown =
                                new Window(sums[0] - old[0], sums[1] - old[1], cost(sums, old, 2), cost(sums, old, 3));
                        traffic.add(endpoint, url, grown);
                    }
                });
            }
        }
    }

    /** What a counter that is not there at all comes to is not known, and not nothing. */
    private static double cost(double[] now, double[] before, int counter) {
        return now[counter] > 0 ? now[counter] - before[counter] : Double.NaN;
    }
}
