package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.flame.Kind;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.metrics.ScrapeText;
import org.junit.jupiter.api.Test;

/** How many samples found whose they are. */
final class SampleCountsTest {

    @Test
    void eachIsCountedByItsKindAndItsFate() {
        SampleCounts counts = new SampleCounts();
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            counts.bindTo(meters);
            counts.endpoint(Kind.CPU);
            counts.background(Kind.CPU);
            counts.background(Kind.CPU);
            counts.unknown(Kind.ALLOCATION);
            counts.unknown(Kind.ALLOCATION, 6);
            String scrape = String.join("\n", ScrapeText.text(meters).lines());
            for (String line : new String[] {
                "kind=\"cpu\",owner=\"endpoint\"} 1.0",
                "kind=\"cpu\",owner=\"background\"} 2.0",
                "kind=\"cpu\",owner=\"unknown\"} 0.0",
                "kind=\"alloc\",owner=\"unknown\"} 7.0",
            }) {
                assertTrue(scrape.contains(line), scrape);
            }
        }
    }
}
