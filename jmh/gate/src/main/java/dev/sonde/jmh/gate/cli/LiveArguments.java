package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.live.Prometheus;
import dev.sonde.jmh.gate.live.Scrapes;
import dev.sonde.jmh.gate.live.Span;
import dev.sonde.jmh.gate.live.Traffic;
import dev.sonde.jmh.gate.live.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of comparing services that run, instead of files. */
final class LiveArguments {
    private static final int FEWEST_WINDOWS = 3;

    @Option(
            names = "--live",
            description = {
                "Compare services that run: BASE and NEW are the scrapes of their agents,",
                "or with --prometheus selectors such as 'version=\"1.4\"'."
            })
    boolean wanted;

    @Option(names = "--prometheus", paramLabel = "URL", description = "The server that has scraped them.")
    private String prometheus;

    @Option(names = "--from", paramLabel = "TIME", description = "-30m (the default) or 2026-11-23T08:00:00Z.")
    private String from = "-30m";

    @Option(names = "--to", paramLabel = "TIME", description = "The end of the time looked at (now).")
    private String to = "now";

    @Option(
            names = "--base-from",
            paramLabel = "TIME",
            description = "Where BASE is another time and not another version.")
    private String baseFrom;

    @Option(names = "--base-to", paramLabel = "TIME", description = "The end of that time.")
    private String baseTo;

    @Option(names = "--for", paramLabel = "60s", description = "How long scrapes are watched (60s).")
    private String watched = "60s";

    @Option(names = "--windows", paramLabel = "10", description = "Parts that the time is cut into (10).")
    private int windows = 10;

    @Option(names = "--token-file", paramLabel = "FILE", description = "A file with the token that is asked for.")
    private Path tokenFile;

    /** Returns both sides. */
    List<Side> sides(String before, String after, List<String> notes) throws IOException, InterruptedException {
        if (windows < FEWEST_WINDOWS) {
            throw new IllegalArgumentException("--windows is 3 or more, not " + windows);
        }
        Web web = new Web(tokenFile == null ? "" : Files.readString(tokenFile).trim());
        List<Traffic> traffic = prometheus == null ? scraped(web, before, after) : asked(web, before, after);
        boolean byInstance = traffic.stream().allMatch(Traffic::hasManyInstances);
        if (!byInstance) {
            notes.add("fewer than three instances of a side: each " + windows
                    + "th of the time stands for one, and how instances differ is not known");
        }
        List<String> labels = new ArrayList<>(List.of(label(before, "before"), label(after, "after")));
        if (labels.get(0).equals(labels.get(1))) {
            labels.set(0, "before");
            labels.set(1, "after");
        }
        List<Side> sides = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (traffic.get(i).isEmpty()) {
                throw new IOException(labels.get(i) + ": no requests that the agent tells of, in the time looked at");
            }
            sides.add(new Side(labels.get(i), traffic.get(i).results(byInstance)));
        }
        return sides;
    }

    private List<Traffic> scraped(Web web, String before, String after) throws IOException, InterruptedException {
        if (before == null || after == null) {
            throw new IllegalArgumentException("compare --live needs two scrapes, or --prometheus");
        }
        List<List<String>> urls = List.of(List.of(before.split(",")), List.of(after.split(",")));
        return new Scrapes(web).watch(urls, Span.duration(watched), windows);
    }

    private List<Traffic> asked(Web web, String before, String after) throws IOException, InterruptedException {
        Instant now = Instant.now();
        Span span = new Span(Span.instant(from, now), Span.instant(to, now));
        Span base = new Span(
                Span.instant(baseFrom == null ? from : baseFrom, now), Span.instant(baseTo == null ? to : baseTo, now));
        if (base.equals(span) && (before == null || before.equals(after))) {
            throw new IllegalArgumentException(
                    "compare --live --prometheus needs two selectors, or --base-from and --base-to");
        }
        Prometheus server = new Prometheus(prometheus, web);
        return List.of(
                server.ask(before == null ? "" : before, base, windows),
                server.ask(after == null ? "" : after, span, windows));
    }

    private static String label(String word, String otherwise) {
        return word == null || word.isEmpty() ? otherwise : word;
    }
}
