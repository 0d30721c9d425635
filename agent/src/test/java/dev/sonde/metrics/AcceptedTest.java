package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Chance;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AcceptedTest {

    private static final String KNOWN =
            "(text/plain; version=(0\\.0\\.4|1\\.0\\.0); charset=utf-8|application/openmetrics-text; version=1\\.0\\.0; "
                    + "charset=utf-8|application/vnd\\.google\\.protobuf; proto=io\\.prometheus\\.client\\.MetricFamily; "
                    + "encoding=delimited)(; escaping=(allow-utf-8|underscores|values))?";

    private static final String PROTOBUF =
            "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited";
    /** As Prometheus 2.42 and 3.5 send them. */
    private static final String OLD_SERVER = "application/openmetrics-text;version=1.0.0,"
            + "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1";

    private static final String OLD_SERVER_WITH_NATIVES = PROTOBUF
            + ",application/openmetrics-text;version=1.0.0;q=0.8,application/openmetrics-text;version=0.0.1;q=0.75,"
            + "text/plain;version=0.0.4;q=0.5,*/*;q=0.1";
    private static final String NEW_SERVER = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
            + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=1.0.0;escaping=allow-utf-8;q=0.4,"
            + "text/plain;version=0.0.4;q=0.3,*/*;q=0.2";

    @Test
    void theServersGetWhatTheyPrefer() {
        assertEquals("application/openmetrics-text; version=1.0.0; charset=utf-8", type(OLD_SERVER));
        assertEquals(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
                type(OLD_SERVER_WITH_NATIVES));
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8", type(NEW_SERVER));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain;q=0.5, application/openmetrics-text;q=0.4 | text/plain; version=0.0.4",
                "text/plain;q=0.4, application/openmetrics-text; q=0.5 | application/openmetrics-text; version=1.0.0",
                "application/openmetrics-text;q=0, */* | text/plain; version=0.0.4",
                "application/openmetrics-text;version=2.0.0 | text/plain; version=0.0.4",
                "application/openmetrics-text;version=0.0.1 | application/openmetrics-text; version=1.0.0",
                "application/openmetrics-text;q=nonsense | text/plain; version=0.0.4",
                "application/vnd.google.protobuf | text/plain; version=0.0.4",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=text"
                        + " | text/plain; version=0.0.4",
                "APPLICATION/OpenMetrics-Text; Version=1.0.0 | application/openmetrics-text; version=1.0.0",
                "text/html,application/xhtml+xml,*/*;q=0.8 | text/plain; version=0.0.4",
                "application/json | text/plain; version=0.0.4",
                ";;=,,q=1 | text/plain; version=0.0.4"
            })
    void theHighestQualityWinsAndTextIsForAllOthers(String accept, String expected) {
        assertEquals(expected + "; charset=utf-8", type(accept));
    }

    @Test
    void noHeaderAndAnEmptyOneAskForText() {
        assertEquals("text/plain; version=0.0.4; charset=utf-8", type(null));
        assertEquals("text/plain; version=0.0.4; charset=utf-8", type(""));
    }

    @Test
    void theAnswerNamesAnEscapingThatLeavesTheNamesAsTheyAre() {
        assertEquals(
                "text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8",
                type("text/plain;version=1.0.0;escaping=allow-utf-8"));
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8; escaping=values",
                type("text/plain;version=0.0.4;escaping=values"));
        assertEquals(
                "text/plain; version=0.0.4; charset=utf-8; escaping=underscores", type("text/plain;escaping=dots"));
        assertEquals("text/plain; version=0.0.4; charset=utf-8", type("text/plain;escaping=<script>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {";", ",", ";;", " ; ,", ";q=1;", "text/plain;"})
    void whatNamesNoTypeAsksForText(String accept) {
        assertEquals("text/plain; version=0.0.4; charset=utf-8", type(accept));
    }

    @Test
    void aLongHeaderTakesAsLongAsItIs() {
        String blanks = "a" + " ".repeat(16_000) + "b";
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> {
            for (int i = 0; i < 100; i++) {
                type(blanks);
            }
        });
    }

    @Test
    void whateverAClientSendsTheAnswerIsOfAKnownTypeThatItsRangesName() {
        Chance.rounds(10_000, chance -> {
            String accept = chance.text(
                    8,
                    "text/plain",
                    "application/openmetrics-text",
                    "*/*",
                    "text/*",
                    ";version=",
                    "0.0.4",
                    "1.0.0",
                    ";q=",
                    "0.5",
                    "1e400",
                    "-1",
                    "NaN",
                    "Infinity",
                    "0x1p3",
                    ",",
                    ";",
                    "=",
                    " ",
                    "\"",
                    ";escaping=",
                    "values",
                    "\n",
                    "application/vnd.google.protobuf",
                    ";proto=io.prometheus.client.MetricFamily");
            String type = type(accept);
            assertTrue(type.matches(KNOWN), () -> accept + " gives " + type);
            String kind = type.substring(0, type.indexOf(';'));
            assertTrue(
                    kind.equals("text/plain") || accept.toLowerCase(Locale.ROOT).contains(kind), accept);
        });
    }

    private static String type(String accept) {
        return Accepted.of(accept).contentType;
    }
}
