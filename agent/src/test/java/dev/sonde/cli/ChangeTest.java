package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ChangeTest {
    private static final long TEN_SECONDS = 10_000_000_000L;

    @Test
    void betweenTwoScrapesEachCounterGrewByTheDifference() {
        Change change = change(Recorded.FIRST, Recorded.TEN_SECONDS_LATER);
        Account books = change.endpoints.get("GET /books/{id}");
        assertEquals(10, change.seconds);
        assertEquals(5, change.processCpuSeconds);
        assertEquals(1000, books.requests);
        assertEquals(20, books.serverErrors);
        assertEquals(0, books.clientErrors);
        assertEquals(3, books.cpuSeconds);
        assertEquals(10_240_000, books.allocatedBytes);
        assertEquals(0.1, books.buckets.quantile(0.5), 1e-9);
    }

    @Test
    void aServiceStartedAnewCountsFromNothing() {
        Change change = change(Recorded.TEN_SECONDS_LATER, Recorded.STARTED_ANEW);
        Account books = change.endpoints.get("GET /books/{id}");
        assertEquals(2, change.processCpuSeconds);
        assertEquals(50, books.requests);
        assertEquals(10, books.serverErrors);
        assertEquals(1, books.cpuSeconds);
        assertEquals(512_000, books.allocatedBytes);
        assertEquals(0.1, books.buckets.quantile(0.5), 1e-9);
    }

    @Test
    void anEndpointThatWasNotThereBeforeCountsFromNothing() {
        Account books = change(Recorded.EMPTY, Recorded.FIRST).endpoints.get("GET /books/{id}");
        assertEquals(100, books.requests);
        assertEquals(1, books.cpuSeconds);
    }

    @Test
    void anEndpointWithoutRequestsIsNotInTheChange() {
        assertTrue(change(Recorded.FIRST, Recorded.FIRST).endpoints.isEmpty());
        assertTrue(change(Recorded.EMPTY, Recorded.EMPTY).endpoints.isEmpty());
    }

    @Test
    void whatTheScrapeDoesNotTellIsNotANumber() {
        Change change = change("x 1", "http_server_requests_seconds_count{method=\"GET\",uri=\"/\"} 5");
        Account root = change.endpoints.get("GET /");
        assertEquals(5, root.requests);
        assertTrue(Double.isNaN(root.cpuSeconds));
        assertTrue(Double.isNaN(root.allocatedBytes));
        assertTrue(Double.isNaN(root.buckets.quantile(0.5)));
        assertTrue(Double.isNaN(change.processCpuSeconds));
        assertTrue(Double.isNaN(change.now.inFlight));
    }

    @Test
    void theNamesOfOpenTelemetryAreUnderstoodAsWell() {
        String labels = "{http_request_method=\"GET\",http_route=\"/\",http_response_status_code=\"404\"}";
        Change change = change("x 1", "http_server_request_duration_seconds_count" + labels + " 5");
        assertEquals(5, change.endpoints.get("GET /").clientErrors);
    }

    static Change change(String before, String now) {
        return new Change(new Scrape(SampleReader.read(before), 0), new Scrape(SampleReader.read(now), TEN_SECONDS));
    }
}
