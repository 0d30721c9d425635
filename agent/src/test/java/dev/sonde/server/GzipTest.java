package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.PortRange;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class GzipTest {

    @Test
    void thoseWhoAcceptGzipGetIt() throws IOException {
        Log log = new Log(System.err);
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            meters.gauge(AgentMetrics.ENDPOINTS, () -> 3);
            ScrapeServer server = new ScrapeServer(new Exposition(meters), log, new Failures(log));
            assertTrue(server.start("127.0.0.1", PortRange.parse("0")));
            HttpURLConnection connection = (HttpURLConnection) new URL(server.url()).openConnection();
            connection.setRequestProperty("Accept-Encoding", "gzip");
            assertEquals("gzip", connection.getContentEncoding());
            try (GZIPInputStream in = new GZIPInputStream(connection.getInputStream())) {
                String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(text.contains("sonde_endpoints{application=\"shop\"} 3.0"), text);
            }
            server.stop();
        }
    }

    @Test
    void gzipIsUnderstoodAmongOtherCodingsAndWhenItIsRefused() {
        assertTrue(AcceptEncoding.allowsGzip("deflate, gzip;q=0.8, br"));
        assertTrue(AcceptEncoding.allowsGzip("GZIP"));
        assertFalse(AcceptEncoding.allowsGzip("gzip;q=0"));
        assertFalse(AcceptEncoding.allowsGzip("gzip; q=0.0, identity"));
        assertFalse(AcceptEncoding.allowsGzip("x-gzipped"));
        assertTrue(AcceptEncoding.allowsGzip("br , gzip ; q=1"));
        assertFalse(AcceptEncoding.allowsGzip(";"));
        assertFalse(AcceptEncoding.allowsGzip(null));
    }
}
