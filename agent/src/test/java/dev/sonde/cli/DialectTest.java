package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.metrics.Label;
import dev.sonde.metrics.Naming;
import dev.sonde.metrics.RequestMetrics;
import org.junit.jupiter.api.Test;

final class DialectTest {

    @Test
    void theNamesAreThoseThatTheAgentExports() {
        agrees(Dialect.MICROMETER, Naming.MICROMETER);
        agrees(Dialect.OPENTELEMETRY, Naming.OPENTELEMETRY);
    }

    private static void agrees(Dialect dialect, Naming naming) {
        assertEquals(RequestMetrics.REQUESTS.name(naming) + "_count", dialect.count);
        assertEquals(RequestMetrics.REQUESTS.name(naming) + "_bucket", dialect.bucket);
        assertEquals(RequestMetrics.REQUESTS_CPU.name(naming), dialect.cpuSeconds);
        assertEquals(RequestMetrics.REQUESTS_ALLOCATED.name(naming), dialect.allocatedBytes);
        assertEquals(Label.METHOD.key(naming), dialect.method);
        assertEquals(Label.URI.key(naming), dialect.uri);
        assertEquals(Label.STATUS.key(naming), dialect.status);
    }
}
