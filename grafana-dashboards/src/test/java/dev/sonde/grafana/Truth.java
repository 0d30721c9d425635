package dev.sonde.grafana;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/** What the tiles of Capacity have to say of {@link Shop}, by their titles, from what it was made of. */
final class Truth {
    private static final double GROWTH = 3;
    private static final double SPARE = 1;
    private static final double HOUR_PRICE = Shop.INSTANCES * (Shop.CORES * 0.04 + 0.005);

    static Map<String, Double> tiles() {
        double demand = Shop.demandSeconds();
        double capacity = (0.7 * Shop.CORES - Shop.IDLE_CORES) / demand;
        double peak = Shop.INSTANCES * Shop.requests(Shop.END);
        double onThread = Shop.ROUTES.stream()
                .mapToDouble(r -> r.share() * r.cpuSeconds())
                .sum();
        double cores = Shop.IDLE_CORES + demand * Shop.requests(Shop.END);
        Map<String, Double> tiles = new HashMap<>();
        tiles.put("An instance takes", capacity);
        tiles.put("An instance takes, of the chosen mix", capacity);
        tiles.put("Headroom at the peak", 1 - peak / (Shop.INSTANCES * capacity));
        tiles.put("Instances for $growth x", Math.ceil(GROWTH * peak / capacity) + SPARE);
        tiles.put("First to run out", Shop.resident(Shop.END) / Shop.MEMORY_LIMIT);
        tiles.put("Days until it does", (Shop.MEMORY_LIMIT - Shop.resident(Shop.END)) / Shop.RESIDENT_A_DAY);
        tiles.put("CPU nobody claims", 1 - onThread * Shop.requests(Shop.END) / cores);
        tiles.put("CPU a request, of the chosen mix", demand);
        tiles.put("CPU a request, marginal", demand);
        tiles.put("The plain quotient", cores / Shop.requests(Shop.END));
        tiles.put("Idle cost", Shop.IDLE_CORES);
        tiles.put("Growth of the daily peak", Shop.INSTANCES * 60 * 0.02 * 1.5);
        tiles.put("How straight", 1.0);
        tiles.put("CPU at the daily peak", cores / Shop.CORES);
        tiles.put("Measured", cores / Shop.CORES);
        tiles.put("R²", 1.0);
        tiles.put("Sure within", error());
        tiles.put("Traffic varied by", spread());
        tiles.put("A million requests cost", HOUR_PRICE / requestsOfLastHour() * 1e6);
        tiles.put("A month costs", HOUR_PRICE * 730);
        return tiles;
    }

    private static double requestsOfLastHour() {
        return IntStream.range(0, 60)
                .mapToDouble(minute -> 60 * Shop.INSTANCES * Shop.requests(Shop.END - 60.0 * minute))
                .sum();
    }

    private static double spread() {
        double[] week = week();
        double mean = mean(week);
        double variance = mean(IntStream.range(0, week.length)
                .mapToDouble(i -> (week[i] - mean) * (week[i] - mean))
                .toArray());
        return Math.sqrt(variance) / mean;
    }

    /** Twice the standard error of a slope under this noise, as a share of the slope. */
    private static double error() {
        double[] week = week();
        double mean = mean(week);
        double[] explained = new double[week.length];
        double[] rest = new double[week.length];
        for (int i = 0; i < week.length; i++) {
            double second = Shop.END - 900.0 * i;
            explained[i] = Math.pow(Shop.demandSeconds() * (week[i] - mean), 2);
            double pure = Shop.IDLE_CORES + week[i] * Shop.demandSeconds();
            rest[i] = Math.pow(Shop.cores(second) - pure, 2);
        }
        return 2 * Math.sqrt(mean(rest) / mean(explained) / (week.length - 2));
    }

    private static double[] week() {
        return IntStream.range(0, 7 * 96)
                .mapToDouble(quarter -> Shop.requests(Shop.END - 900.0 * quarter))
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private Truth() {}
}
