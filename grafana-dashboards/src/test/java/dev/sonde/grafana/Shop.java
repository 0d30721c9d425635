package dev.sonde.grafana;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A service that was never there, of which all is known that the capacity dashboard is asked for. */
final class Shop {
    static final long DAY = 86_400;
    /** A Monday's midnight, and half a day more, when traffic is at its peak. */
    static final long START = 1_767_571_200L;

    static final long END = START + 14 * DAY + DAY / 2;

    static final int INSTANCES = 2;
    static final double CORES = 2;
    static final double MEMORY_LIMIT = 1 << 30;
    static final double HEAP_MAX = 512 << 20;
    static final double IDLE_CORES = 0.052;
    static final double GC_PER_BYTE = 2e-9;
    static final double REST_SECONDS = 0.0005;
    static final double CROWD_SIGMA = 0.03;
    static final double CROWD_KAPPA = 0.0008;
    static final double RESIDENT_A_DAY = 12e6;
    static final double HEAP_A_DAY = 3e6;

    /** A route: its share of the traffic, and what a request of it takes. */
    record Route(String method, String uri, double share, double cpuSeconds, double bytes, double seconds) {
        double demandSeconds() {
            return cpuSeconds + GC_PER_BYTE * bytes + REST_SECONDS;
        }
    }

    static final List<Route> ROUTES = List.of(
            new Route("GET", "/books", 0.7, 0.003, 100e3, 0.008),
            new Route("GET", "/books/{id}/recommendations", 0.1, 0.020, 800e3, 0.030),
            new Route("POST", "/orders", 0.2, 0.005, 200e3, 0.040));

    /** The marginal demand of the mix. */
    static double demandSeconds() {
        return ROUTES.stream().mapToDouble(r -> r.share() * r.demandSeconds()).sum();
    }

    /** Requests a second of one instance: a daily wave that grows. */
    static double requests(double second) {
        double day = (second - START) / DAY;
        return 60 * (1 + 0.02 * day) * (1 - 0.5 * Math.cos(2 * Math.PI * day));
    }

    static double cores(double second) {
        double noise = 1 + 0.01 * Math.sin(second / 611) * Math.sin(second / 97);
        return (IDLE_CORES + requests(second) * demandSeconds()) * noise;
    }

    static double resident(double second) {
        return 600e6 + RESIDENT_A_DAY * (second - START) / DAY;
    }

    static double heapLive(double second) {
        return 200e6 + HEAP_A_DAY * (second - START) / DAY;
    }

    static List<Series> series() {
        List<Series> all = new ArrayList<>();
        for (int instance = 1; instance <= INSTANCES; instance++) {
            add(all, "namespace=\"prod\",job=\"shop\",instance=\"shop-" + instance + ":9808\"");
        }
        String flat = "job=\"flat\",instance=\"flat-1:9808\"";
        all.add(Series.counter(
                "http_server_requests_seconds_count{" + flat + ",method=\"GET\",uri=\"/\",status=\"200\"}", t -> 50));
        all.add(Series.counter("process_cpu_seconds_total{" + flat + "}", t -> 0.3 + 0.02 * Math.sin(t / 500)));
        all.add(Series.gauge("cgroup_cpu_limit_cores{" + flat + "}", t -> 2));
        all.addAll(Nightly.series());
        addCrowd(all, "job=\"crowd\",instance=\"crowd-1:9808\"");
        return all;
    }

    /** One whose requests wait for each other, so that throughput has an end that is not the CPU's. */
    private static void addCrowd(List<Series> all, String who) {
        String requests = who + ",method=\"GET\",uri=\"/\",status=\"200\"";
        all.add(Series.counter("http_server_requests_seconds_count{" + requests + "}", t -> ofCrowd(busyOfCrowd(t))));
        all.add(Series.counter("http_server_requests_seconds_sum{" + requests + "}", Shop::busyOfCrowd));
        all.add(Series.counter("process_cpu_seconds_total{" + who + "}", t -> 0.001 * ofCrowd(busyOfCrowd(t))));
    }

    /** Requests a second with so many at once. */
    static double ofCrowd(double busy) {
        return 100 * busy / (1 + CROWD_SIGMA * (busy - 1) + CROWD_KAPPA * busy * (busy - 1));
    }

    private static double busyOfCrowd(double second) {
        return 21 - 20 * Math.cos(2 * Math.PI * (second - START) / DAY);
    }

    private static void add(List<Series> all, String who) {
        for (Route route : ROUTES) {
            add(all, who + ",method=\"" + route.method() + "\",uri=\"" + route.uri() + "\"", route);
        }
        DoubleUnaryOperator allocation = t -> requests(t)
                * ROUTES.stream().mapToDouble(r -> r.share() * r.bytes()).sum();
        counter(all, "process_cpu_seconds_total{" + who + "}", Shop::cores);
        counter(
                all,
                "process_cpu_bill_seconds_total{" + who + ",part=\"gc\"}",
                t -> GC_PER_BYTE * (1e6 + allocation.applyAsDouble(t)));
        counter(all, "process_allocation_bill_bytes_total{" + who + ",part=\"requests\"}", allocation);
        counter(all, "process_allocation_bill_bytes_total{" + who + ",part=\"other\"}", t -> 1e6);
        gauge(all, "process_resident_memory_bytes{" + who + "}", Shop::resident);
        gauge(all, "process_heap_live_bytes{" + who + "}", Shop::heapLive);
        gauge(all, "process_memory_limit_bytes{" + who + "}", t -> MEMORY_LIMIT);
        gauge(all, "jvm_memory_max_bytes{" + who + ",area=\"heap\",id=\"G1 Old Gen\"}", t -> HEAP_MAX);
        gauge(all, "cgroup_cpu_limit_cores{" + who + "}", t -> CORES);
        gauge(all, "cgroup_pids{" + who + "}", t -> 100);
        gauge(all, "cgroup_pids_limit{" + who + "}", t -> 1000);
        gauge(all, "process_start_time_seconds{" + who + "}", t -> START - DAY);
    }

    private static void add(List<Series> all, String who, Route route) {
        DoubleUnaryOperator rate = t -> route.share() * requests(t);
        String answered = who + ",status=\"200\",outcome=\"SUCCESS\",exception=\"None\"";
        counter(all, "http_server_requests_seconds_count{" + answered + "}", rate);
        counter(
                all,
                "http_server_requests_seconds_sum{" + answered + "}",
                t -> route.seconds() * rate.applyAsDouble(t));
        counter(
                all,
                "http_server_requests_cpu_seconds_total{" + who + "}",
                t -> route.cpuSeconds() * rate.applyAsDouble(t));
        counter(
                all,
                "http_server_requests_allocated_bytes_total{" + who + "}",
                t -> route.bytes() * rate.applyAsDouble(t));
    }

    private static void counter(List<Series> all, String name, DoubleUnaryOperator rate) {
        all.add(Series.counter(name, rate));
    }

    private static void gauge(List<Series> all, String name, DoubleUnaryOperator at) {
        all.add(Series.gauge(name, at));
    }

    private Shop() {}
}
