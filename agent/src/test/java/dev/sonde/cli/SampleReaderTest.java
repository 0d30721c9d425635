package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SampleReaderTest {

    @Test
    void aSampleHasANameLabelsAndANumber() {
        Sample sample = one("http_requests_total{method=\"GET\",uri=\"/orders/{id}\",} 1.5E3 1700000000");
        assertEquals("http_requests_total", sample.name);
        assertEquals(Map.of("method", "GET", "uri", "/orders/{id}"), sample.labels);
        assertEquals(1500, sample.value);
    }

    @Test
    void labelsMayBeMissing() {
        assertEquals(3, one("up 3").value);
        assertEquals(4, one("up{} 4").value);
        assertEquals("", one("up 3").label("method"));
    }

    @Test
    void quotesBackslashesAndLineBreaksInALabelAreRead() {
        assertEquals("a\"b\\c\nd, e}", one("x{y=\"a\\\"b\\\\c\\nd, e}\"} 1").label("y"));
    }

    @Test
    void infinityIsANumberAndNaNIsNone() {
        assertEquals(Double.POSITIVE_INFINITY, one("x +Inf").value);
        assertEquals(Double.NEGATIVE_INFINITY, one("x -Inf").value);
        assertEquals(List.of(), SampleReader.read("x NaN\n"));
    }

    @Test
    void remarksEmptyLinesAndWhatIsNoSampleAreLeftOut() {
        String text = "# HELP x A remark.\n\n<html>\nx{y=\"open 1\nx{ 2\nx one\nx\n  \nx 1\r\n";
        List<Sample> samples = SampleReader.read(text);
        assertEquals(1, samples.size());
        assertEquals(1, samples.get(0).value);
    }

    private static Sample one(String line) {
        List<Sample> samples = SampleReader.read(line + "\n");
        assertEquals(1, samples.size());
        return samples.get(0);
    }
}
