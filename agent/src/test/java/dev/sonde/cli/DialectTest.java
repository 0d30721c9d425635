package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.metrics.Label;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.Naming;
import org.junit.jupiter.api.Test;

final class DialectTest {

    @Test
    void theNamesAreThoseThatTheAgentExports() {
        agrees(Dialect.MICROMETER, Naming.MICROMETER);
        agrees(Dialect.OPENTELEMETRY, Naming.OPENTELEMETRY);
    }

    private static void agrees(Dialect dialect, Naming naming) {
        assertEquals(Metric.REQUESTS.name(naming) + "_count", dialect.count);
        assertEquals(Metric.REQUESTS.name(naming) + "_bucket", dialect.bucket);
        assertEquals(Metric.REQUESTS_CPU.name(naming), dialect.cpuSeconds);
        assertEquals(Metric.REQUESTS_ALLOCATED.name(naming), dialect.allocatedBytes);
        assertEquals(Label.METHOD.key(naming), dialect.method);
        assertEquals(Label.URI.key(naming), dialect.uri);
        assertEquals(Label.STATUS.key(naming), dialect.status);
    }
}
