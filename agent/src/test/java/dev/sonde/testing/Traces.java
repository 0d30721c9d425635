package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client tells of its traces, and what a child's scrape shows of them as exemplars. */
public final class Traces {

    /** The name of the header. */
    public static final String HEADER = "traceparent";

    /** The span of all traces. */
    public static final String SPAN = "00f067aa0ba902b7";

    private static final String BAD_ID = "bad92f3577b34da6a3ce929d0e0e4736";

    /** Values of the header that are none, or none of a recorded trace. */
    public static final List<String> BAD = List.of(
            "",
            "x",
            "00-" + BAD_ID + '-' + SPAN + "-00",
            "ff-" + BAD_ID + '-' + SPAN + "-01",
            "00-" + BAD_ID + "-0000000000000000-01",
            "00-" + BAD_ID.toUpperCase(java.util.Locale.ROOT) + '-' + SPAN + "-01",
            "00-" + BAD_ID + '-' + SPAN + "-01,bad",
            "00-" + BAD_ID + '-' + SPAN + "-01\"} bad",
            "00-" + BAD_ID + BAD_ID + '-' + SPAN + "-01",
            "bad".repeat(1500));

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger LAST = new AtomicInteger();
    private static final Pattern SHOWN = Pattern.compile(
            ".*_bucket\\{.*uri=\"([^\"]*)\".*} \\d+ # \\{span_id=\"([0-9a-f]{16})\",trace_id=\"([0-9a-f]{32})\"} "
                    + "[0-9.E-]+ \\d+\\.\\d{3}");

    private Traces() {}

    /** A trace id that nobody had before. */
    public static String newId() {
        return "600d%028x".formatted(LAST.incrementAndGet());
    }

    /** The header of a recorded trace. */
    public static String header(String traceId) {
        return "00-" + traceId + '-' + SPAN + "-01";
    }

    /**
     * Makes a call with a new trace, again and again until the scrape shows one of them at this uri.
     *
     * @return how many calls there were
     */
    public static int awaitShown(ChildJvm child, String uri, Consumer<String> call) {
        Set<String> sent = new HashSet<>();
        Await.until("a trace at " + uri, PATIENCE, () -> {
            String id = newId();
            sent.add(id);
            call.accept(header(id));
            return shown(child, uri).stream().anyMatch(sent::contains);
        });
        return sent.size();
    }

    /** That nothing of {@link #BAD} is on the scrape, and no exemplar where text has no place for it. */
    public static void assertNoneIsBad(ChildJvm child) {
        assertFalse(openMetrics(child).contains("bad"), () -> openMetrics(child));
        assertFalse(child.scrape().text().contains("trace_id"));
    }

    private static Set<String> shown(ChildJvm child, String uri) {
        Set<String> shown = new HashSet<>();
        openMetrics(child)
                .lines()
                .filter(line -> line.contains(" # "))
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> {
                    Matcher exemplar = SHOWN.matcher(line);
                    assertTrue(exemplar.matches(), line);
                    assertEquals(SPAN, exemplar.group(2), line);
                    if (exemplar.group(1).equals(uri)) {
                        shown.add(exemplar.group(3));
                    }
                });
        return shown;
    }

    private static String openMetrics(ChildJvm child) {
        return HttpCalls.get(
                        "http://127.0.0.1:" + child.sondePort() + "/metrics",
                        "Accept",
                        "application/openmetrics-text; version=1.0.0")
                .body();
    }
}
