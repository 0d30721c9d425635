package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FailuresTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Failures failures = new Failures(new Log(new PrintStream(out, true, StandardCharsets.UTF_8)));

    @Test
    void theFirstOfAPlaceIsLoggedInOneLineAndAllAreCounted() {
        failures.report("tomcat", new IllegalStateException("one\ntwo"));
        failures.report("tomcat", new IllegalStateException("three"));
        failures.report("jetty", new LinkageError("four"));
        assertEquals(Map.of("tomcat", 2L, "jetty", 1L), failures.counts());
        String[] lines = out.toString(StandardCharsets.UTF_8).split(System.lineSeparator());
        assertEquals(2, lines.length);
        assertTrue(lines[0].startsWith("[sonde] tomcat failed"), lines[0]);
        assertTrue(lines[0].contains("one two"), lines[0]);
        assertTrue(lines[1].contains("LinkageError"), lines[1]);
    }

    @Test
    void aFailureThatFailsToTellOfItselfIsReportedByTheNameOfItsClass() {
        failures.report("observer", new IllegalStateException() {
            private static final long serialVersionUID = 1;

            @Override
            public String getMessage() {
                throw new StackOverflowError();
            }
        });
        assertEquals(Map.of("observer", 1L), failures.counts());
        assertTrue(out.toString(StandardCharsets.UTF_8).contains(FailuresTest.class.getName() + '$'), out::toString);
    }

    @Test
    void aFailureWithoutStackOrMessageIsReportedToo() {
        Throwable bare = new Throwable(null, null, false, false) {
            private static final long serialVersionUID = 1;
        };
        failures.report("weaving", bare);
        assertEquals(Map.of("weaving", 1L), failures.counts());
    }
}
