package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * Under a load that changes, with options that change and scrapes that come, nothing grows. A property tells for how
 * long, so that the same is a soak of hours that prints a line for each portion.
 */
@Execution(ExecutionMode.CONCURRENT)
class SoakIT {
    private static final int SECONDS = Integer.getInteger("sonde.soak.seconds", 150);
    /** Caches of the service, and code that is compiled, fill first. */
    private static final int FILLING_SECONDS = Math.max(60, Math.min(SECONDS / 5, 300));

    private static final int PORTION_SECONDS = Math.max(10, Math.min(60, SECONDS / 15));
    /** All there are from the start on: a pool that grows where a burst comes is no leak. */
    private static final String[] WORKERS = {"--server.tomcat.threads.max=30", "--server.tomcat.threads.min-spare=30"};

    private static final int[] RATES = {60, 20, 100, 40};
    /** Nothing that the service or its database keeps, and nothing that a partner answers. */
    private static final String MIX = """
            40  GET  /books/<1-2000>
            12  GET  /orders/<1-10000>
            2   GET  /reports/sales
            1   GET  /books/<3000000-4000000>
            """;

    @TempDir
    private Path directory;

    @Test
    void nothingGrowsHoweverLongItRuns() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/status")), "no /proc");
        Path mix = Files.writeString(directory.resolve("reading.mix"), MIX);
        Path options = Files.writeString(directory.resolve("sonde.properties"), "budget=2\n");
        try (RunningShop shop = new RunningShop(directory, ",config=" + options, WORKERS)) {
            shop.load(FILLING_SECONDS, "--rate", "60", "--mix", mix.toString());
            Footprint before = Footprint.of(shop);
            long beganNanos = System.nanoTime();
            System.out.println("soak: " + before);
            for (int portion = 0; secondsSince(beganNanos) < SECONDS; portion++) {
                Files.writeString(options, "budget=" + (1 + portion % 3) + "\n");
                play(shop, mix, RATES[portion % RATES.length]);
                System.out.printf("soak: %d s: %s%n", secondsSince(beganNanos), Footprint.of(shop));
            }
            Footprint.of(shop).assertNoMoreThan(before);
            assertThat(shop.scrape())
                    .doesNotContain("sonde_failures_total{")
                    .containsPattern("(?m)^sonde_config_reloads_total\\{.*} [1-9]");
        }
    }

    private static void play(RunningShop shop, Path mix, int rate) throws IOException, InterruptedException {
        JsonNode result = shop.load(PORTION_SECONDS, "--rate", Integer.toString(rate), "--mix", mix.toString());
        JsonNode total = result.get("total");
        assertThat(total.get("answered").asLong()).isPositive();
        assertThat(total.get("byFailure").isEmpty()).as(total.toString()).isTrue();
        assertThat(total.get("byStatus").propertyNames()).isSubsetOf("200", "404");
        shop.scrape();
    }

    private static long secondsSince(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - nanos);
    }
}
