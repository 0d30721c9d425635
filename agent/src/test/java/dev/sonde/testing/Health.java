package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** That the agent did its work in silence: no failure of its own was counted, none was printed. */
public final class Health {
    // What JDKs say of any agent, and the agent's own report.
    private static final List<Pattern> EXPECTED = patterns(
            "^\\[sonde\\] (?!.*( failed|[A-Za-z]+(Exception|Error)\\b))",
            "^Picked up \\w+:",
            "^WARNING: (A Java agent has been loaded dynamically|If a serviceability tool|Dynamic loading of agents"
                    + "|If you are certain)");

    private Health() {}

    /** Asserts both: nothing counted in the scrape, and nothing on standard error but what is expected here. */
    public static void assertSound(ChildJvm child, String... expectedLines) {
        assertNoFailureCounted(child.scrape());
        assertNothingUnexpectedPrinted(child, expectedLines);
    }

    public static void assertNoFailureCounted(Scrape scrape) {
        assertEquals(
                0,
                scrape.sumOrZero("sonde_failures_total"),
                () -> scrape.samples("sonde_failures_total").toString());
    }

    /** For a child that serves no scrape, or has ended. */
    public static void assertNothingUnexpectedPrinted(ChildJvm child, String... expectedLines) {
        List<Pattern> expected = Stream.concat(EXPECTED.stream(), patterns(expectedLines).stream())
                .toList();
        List<String> unexpected = child.err().stream()
                .filter(line -> expected.stream()
                        .noneMatch(pattern -> pattern.matcher(line).find()))
                .toList();
        assertEquals(List.of(), unexpected, child::toString);
    }

    private static List<Pattern> patterns(String... expressions) {
        return Stream.of(expressions).map(Pattern::compile).toList();
    }
}
