package dev.sonde.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A service whose figures are made up, the same each time, for as long as it is told to have run. */
public final class Shop extends Clocks implements EndpointSource, Source, Facts {

    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5};
    private static final String[] NAMES = {
        "GET /orders/{id}",
        "GET /reports/sales",
        "POST /orders",
        "GET /books",
        "GET /books/{isbn}",
        "PUT /carts/{id}",
        "GET /customers/{id}/orders",
        "DELETE /carts/{id}",
        "GET UNKNOWN",
        "GET /static/**",
        "POST /login",
        "GET /<script>alert(1)</script>"
    };

    private static final long START_MILLIS = 1_790_000_000_000L;

    private final Live live;
    private int moment;
    private int still;

    public Shop() {
        live = new Live(this, List.of(this), () -> 60.0 * moment, this, this);
    }

    public Live live() {
        return live;
    }

    /** Ten more seconds, as far as the figures go. */
    public synchronized void run(int moments) {
        for (int i = 0; i < moments; i++) {
            moment++;
            live.tick();
        }
    }

    /** As many moments in which nobody asks for anything. */
    synchronized void stand(int moments) {
        for (int i = 0; i < moments; i++) {
            still++;
            live.tick();
        }
    }

    @Override
    long millis() {
        return START_MILLIS + 10_000L * (moment + still);
    }

    @Override
    long nanos() {
        return 10_000_000_000L * (moment + still);
    }

    @Override
    public synchronized List<EndpointReading> read() {
        List<EndpointReading> readings = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            String[] words = NAMES[i].split(" ");
            readings.add(new EndpointReading(words[0], words[1], closed(i), i % 3));
        }
        return readings;
    }

    @Override
    public double[] boundsSeconds() {
        return BOUNDS.clone();
    }

    @Override
    public void tell(Figures figures) {
        double wave = 1 + 0.4 * Math.sin(moment / 9.0);
        counters(figures);
        figures.add(Topic.HEAP, "used", 2e8 + 1e7 * (moment * 7 % 30));
        figures.add(Topic.HEAP, "committed", 6e8);
        figures.add(Topic.HEAP, "max", 8e8);
        figures.add(Topic.HEAP, "live", 1.9e8);
        String[] parts = {"heap", "metaspace", "code", "stacks", "direct", "classes", "libraries", "jvm", "native", "gc"
        };
        for (int i = 0; i < parts.length; i++) {
            figures.add(Topic.MEMORY, parts[i], 6e8 / (1 + 2 * i));
        }
        figures.add(Topic.THREADS, "runnable", 8);
        figures.add(Topic.THREADS, "waiting", 20 + Math.round(5 * wave));
        figures.add(Topic.THREADS, "timed waiting", 12);
        figures.add(Topic.THREADS, "blocked", moment % 7 == 0 ? 3 : 0);
        figures.add(Topic.HICCUPS, "longest", 0.001 + (moment % 40 == 0 ? 0.12 : 0.002 * wave));
    }

    private void counters(Figures figures) {
        double sum = moment + 4 * (1 - Math.cos(moment / 9.0));
        figures.add(Topic.CPU, "requests", 4 * sum);
        figures.add(Topic.CPU, "gc", 0.7 * sum);
        figures.add(Topic.CPU, "jit", 3 * Math.log1p(moment));
        figures.add(Topic.CPU, "agent", 0.04 * moment);
        figures.add(Topic.CPU, "other", 0.3 * moment);
        figures.add(Topic.CPU, "unattributed", 0.1 * moment);
        for (int pool = 0; pool < 8; pool++) {
            figures.add(Topic.CPU, "pool-" + pool + "-thread", 0.5 * moment / (1 + pool));
            figures.add(Topic.ALLOCATION, "pool-" + pool + "-thread", 5e7 * moment / (1 + pool));
        }
        figures.add(Topic.ALLOCATION, "requests", 4e8 * sum);
        figures.add(Topic.GC, "G1 Young Generation", 0.08 * sum);
        figures.add(Topic.GC, "G1 Old Generation", moment > 90 ? 0.6 : 0);
    }

    @Override
    public Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("version", "1.0");
        status.put("java", "OpenJDK 64-Bit Server VM 17");
        status.put("application", "bookshop");
        status.put("startedSeconds", 1_790_000_000);
        status.put("probes", "tomcat, spring-mvc");
        status.put("recordsEvents", true);
        status.put("failures", moment > 400 ? Map.of("tomcat", 2) : Map.of());
        status.put("cpuSeconds", 2.5);
        status.put("allocatedBytes", 91e6);
        status.put("threads", 6);
        status.put("cpuBudget", 0.01);
        status.put("cpuLastMinute", 0.0042);
        status.put("features", Map.of("events", true, "histograms", moment <= 400));
        return status;
    }

    @Override
    public Map<String, Object> options() {
        return Map.of("chosen", List.of("port=0 (argument)"), "defaults", Map.of("host", "127.0.0.1", "config", ""));
    }

    private Tally closed(int endpoint) {
        Tally tally = new Tally(BOUNDS.length + 1);
        long requests = (long) (60.0 * moment / (1 + endpoint % 5)) + endpoint;
        long[] counts = new long[BOUNDS.length + 1];
        for (int i = 0; i < counts.length; i++) {
            double distance = i - 2 - endpoint % 4;
            counts[i] = (long) (requests * Math.exp(-distance * distance) / 2);
        }
        tally.add(200, counts, requests * 12_000_000);
        tally.add(
                endpoint % 4 == 1 ? 503 : 404,
                new long[] {requests / 50, 0, 0, 0, 0, 0, 0, 0, 0, 0},
                requests * 10_000);
        tally.addCost(requests * (9_000_000L - 700_000L * endpoint), requests * 90_000 * (1 + endpoint));
        return tally;
    }
}
