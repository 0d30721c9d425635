package dev.sonde.jmh;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it allocates to write a hundred endpoints for a scrape, and how many series they are. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class ScrapeCounts {
    private static final int ENDPOINTS = 100;
    // One each, so that how long they took makes no difference to the number of native buckets.
    private static final int REQUESTS = 1;
    private static final int SCRAPES = 20;
    private static final int[] STATUSES = {200, 404, 500};
    private static final String PROTOBUF =
            "application/vnd.google.protobuf;" + "proto=io.prometheus.client.MetricFamily;encoding=delimited";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 22);
    private BiConsumer<String, OutputStream> scrape;
    private int seriesOfText;

    /** What was counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Series {
        /** In the text of a scrape. */
        public double series;
    }

    /** Has requests happen, and binds them to a scrape as the agent does. */
    @Setup
    @SuppressWarnings("unchecked") // as the class says
    public void prepare() {
        for (int endpoint = 0; endpoint < ENDPOINTS; endpoint++) {
            String route = String.format(Locale.ROOT, "/api/v1/customers/{customer}/resource-%03d/{id}", endpoint);
            for (int request = 0; request < REQUESTS * STATUSES.length; request++) {
                Object open = Requests.open("GET");
                Routes.offer(Routes.CONTROLLER, "", route);
                Requests.close(open, STATUSES[request % STATUSES.length]);
            }
        }
        scrape = (BiConsumer<String, OutputStream>)
                InAgent.make("dev.sonde.metrics.RenderedScrape", Function.class).apply(InAgent.ofRuntime("woven"));
        seriesOfText = series();
    }

    /** As text. */
    @Benchmark
    public void text(Counted counted, Series counts) {
        counts.series = seriesOfText;
        write(null, counted);
    }

    /** As Prometheus asks for it where native histograms are on. */
    @Benchmark
    public void protobuf(Counted counted) {
        write(PROTOBUF, counted);
    }

    private void write(String accept, Counted counted) {
        counted.in(SCRAPES);
        for (int i = 0; i < SCRAPES; i++) {
            out.reset();
            scrape.accept(accept, out);
        }
    }

    private int series() {
        scrape.accept(null, out);
        int series = 0;
        for (String line : new String(out.toByteArray(), StandardCharsets.UTF_8).split("\n")) {
            series += line.startsWith("#") ? 0 : 1;
        }
        return series;
    }
}
