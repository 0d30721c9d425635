package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows again and again what each endpoint cost in the last seconds, read from the scrape. */
final class Watch {
    private static final double WINDOW_SECONDS = 10;

    private final ScrapeUrl url;
    private final Screen screen;
    private final double intervalSeconds;
    private final Deque<Scrape> window = new ArrayDeque<>();
    private PrintStream json;

    Watch(ScrapeUrl url, Screen screen, double intervalSeconds) {
        this.url = url;
        this.screen = screen;
        this.intervalSeconds = intervalSeconds;
    }

    /** Has it print a line of JSON for each look, in place of pages. */
    Watch printingJson(PrintStream to) {
        json = to;
        return this;
    }

    /**
     * Runs for so many seconds; from the first answer on, it waits for a service that is gone to come back.
     *
     * @return whether the agent answered the last time
     * @throws IOException if it did not answer the first time
     */
    boolean run(double seconds) throws IOException, InterruptedException {
        window.add(url.fetch());
        say("Watching " + url + " ...");
        long startNanos = System.nanoTime();
        boolean answered = true;
        for (double left = seconds; left > 0; left = seconds - (System.nanoTime() - startNanos) / 1e9) {
            TimeUnit.MICROSECONDS.sleep((long) (Math.min(left, intervalSeconds) * 1e6));
            answered = refresh();
        }
        return answered;
    }

    private boolean refresh() {
        try {
            Scrape now = url.fetch();
            show(new Change(window.getFirst(), now));
            window.addLast(now);
            if (window.size() * intervalSeconds > WINDOW_SECONDS) {
                window.removeFirst();
            }
            return true;
        } catch (IOException failure) {
            say("No answer from " + url + ": " + failure.getMessage());
            return false;
        }
    }

    private void say(String line) {
        if (json == null) {
            screen.show(Collections.singletonList(line));
        }
    }

    private void show(Change change) {
        if (json == null) {
            screen.show(page(change));
        } else {
            json.println(Json.text(ChangeFacts.of(change)));
        }
    }

    private List<String> page(Change change) {
        List<String> lines = new Page(change).lines();
        lines.addAll(Arrays.asList("", url + ", over the last " + Figures.number(change.seconds) + " s"));
        return lines;
    }
}
