package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a service holds after a garbage collection: files other than connections, and the heap as the agent tells it. */
record Footprint(double heapBytes, double residentBytes, long threads, long files) {
    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_memory_used_bytes\\{[^}]*area=\"heap\".*} (\\S+)$");
    private static final double MEGABYTE = 1e6;

    static Footprint of(RunningShop shop) throws IOException, InterruptedException {
        shop.command("jcmd", Long.toString(shop.pid()), "GC.run");
        Path system = Path.of("/proc", Long.toString(shop.pid()));
        String status = Files.readString(system.resolve("status"));
        try (Stream<Path> open = Files.list(system.resolve("fd")).filter(file -> !isConnection(file))) {
            return new Footprint(
                    HEAP.matcher(shop.scrape())
                            .results()
                            .mapToDouble(Footprint::value)
                            .sum(),
                    1024 * number(status, "VmRSS"),
                    (long) number(status, "Threads"),
                    open.count());
        }
    }

    /** Clients keep theirs for a while; one that was closed meanwhile is none either. */
    private static boolean isConnection(Path file) {
        try {
            return Files.readSymbolicLink(file).toString().startsWith("socket:");
        } catch (IOException closed) {
            return true;
        }
    }

    private static double value(MatchResult series) {
        return Double.parseDouble(series.group(1));
    }

    private static double number(String status, String name) {
        return Pattern.compile("(?m)^" + name + ":\\s+(\\d+)")
                .matcher(status)
                .results()
                .mapToDouble(Footprint::value)
                .sum();
    }

    /** That there is no more of anything than work that comes and goes explains. */
    void assertNoMoreThan(Footprint before) {
        String change = before + " -> " + this;
        assertThat(threads).as(change).isLessThanOrEqualTo(before.threads + 8);
        assertThat(files).as(change).isLessThanOrEqualTo(before.files + 8);
        assertThat(heapBytes).as(change).isLessThan(before.heapBytes + 8 * MEGABYTE);
        assertThat(residentBytes).as(change).isLessThan(1.1 * before.residentBytes + 16 * MEGABYTE);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "heap %.1f MB, resident %.1f MB, %d threads, %d files",
                heapBytes / MEGABYTE,
                residentBytes / MEGABYTE,
                threads,
                files);
    }
}
