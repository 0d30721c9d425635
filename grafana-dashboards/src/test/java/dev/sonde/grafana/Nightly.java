package dev.sonde.grafana;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A service whose dear requests come at night, when there are few others: its CPU falls while its traffic rises. */
final class Nightly {
    static final double IDLE_CORES = 0.1;
    private static final double LIGHT_SECONDS = 0.003;
    private static final double DEAR_SECONDS = 0.060;
    private static final double REST_SECONDS = 0.001;
    /** Requests a second in the mean of whole days. */
    private static final double LIGHT = 60;

    private static final double DEAR = 8;
    private static final String WHO = "job=\"nightly\",instance=\"nightly-1:9808\"";

    static List<Series> series() {
        return List.of(
                requests("/light", Nightly::light),
                cpu("/light", t -> LIGHT_SECONDS * light(t)),
                requests("/dear", Nightly::dear),
                cpu("/dear", t -> DEAR_SECONDS * dear(t)),
                Series.counter("process_cpu_bill_seconds_total{" + WHO + ",part=\"jit\"}", Nightly::compiling),
                Series.counter("process_cpu_seconds_total{" + WHO + "}", Nightly::cores));
    }

    /** The mean over whole days. */
    static double demandSeconds() {
        return (LIGHT * LIGHT_SECONDS + DEAR * DEAR_SECONDS) / (LIGHT + DEAR) + REST_SECONDS;
    }

    private static double light(double second) {
        return LIGHT * (1 - 0.5 * day(second));
    }

    private static double dear(double second) {
        return DEAR * (1 + 0.9 * day(second));
    }

    /** As if each hour of traffic showed the compiler something new. */
    private static double compiling(double second) {
        return 0.001 * light(second);
    }

    private static double day(double second) {
        return Math.cos(2 * Math.PI * (second - Shop.START) / Shop.DAY);
    }

    private static double cores(double second) {
        double noise = 1 + 0.01 * Math.sin(second / 611) * Math.sin(second / 97);
        double requests = light(second) + dear(second);
        double onThreads = LIGHT_SECONDS * light(second) + DEAR_SECONDS * dear(second);
        return (IDLE_CORES + onThreads + REST_SECONDS * requests) * noise + compiling(second);
    }

    private static Series requests(String uri, DoubleUnaryOperator rate) {
        return Series.counter("http_server_requests_seconds_count{" + WHO + route(uri) + ",status=\"200\"}", rate);
    }

    private static Series cpu(String uri, DoubleUnaryOperator cores) {
        return Series.counter("http_server_requests_cpu_seconds_total{" + WHO + route(uri) + "}", cores);
    }

    private static String route(String uri) {
        return ",method=\"GET\",uri=\"" + uri + "\"";
    }

    private Nightly() {}
}
