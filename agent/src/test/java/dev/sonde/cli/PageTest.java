package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

final class PageTest {

    @Test
    void aPageReadsExactlyLikeThis() {
        assertEquals("""
                shop  |  0.50 of 2 cores  |  60 of 512 MB heap  |  300 MB resident  |  3 in flight  |  100.0 requests/s

                                                   requests/s  p50 ms  p99 ms  4xx/s  5xx/s  CPU ms/req  KB/req  CPU %
                GET /books/{id}                         100.0     100     982           2.0        3.00    10.0   60.0
                outside of requests: JIT, GC, ...                                                                 40.0""", page(Recorded.FIRST, Recorded.TEN_SECONDS_LATER));
    }

    @Test
    void withoutRequestsThePageSaysSo() {
        String page = page(Recorded.EMPTY, Recorded.EMPTY);
        assertTrue(page.endsWith("\nNo request was answered in the last 10.0 s."), page);
        assertTrue(page.startsWith("shop  |  0.00 of 2 cores  |  60 of 512 MB heap"), page);
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        String page = page("x 1", "http_server_requests_seconds_count{method=\"GET\",uri=\"/\"} 5");
        assertEquals("""
                0.5 requests/s

                       requests/s  p50 ms  p99 ms  4xx/s  5xx/s  CPU ms/req  KB/req  CPU %
                GET /         0.5                                                        \s""", page);
    }

    @Test
    void aTimeBeyondTheHighestBucketIsMarked() {
        String labels = "{method=\"GET\",uri=\"/\",le=\"";
        String slow = "http_server_requests_seconds_count{method=\"GET\",uri=\"/\"} 5\n"
                + "http_server_requests_seconds_bucket" + labels + "10.0\"} 0\n"
                + "http_server_requests_seconds_bucket" + labels + "+Inf\"} 5\n";
        assertTrue(page("x 1", slow).contains("  >10000  >10000  "), page("x 1", slow));
    }

    @Test
    void theDearestEndpointComesFirstAndThereIsAnEnd() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            String labels = "{method=\"GET\",uri=\"/" + i + "\"}";
            text.append("http_server_requests_seconds_count").append(labels).append(" 5\n");
            text.append("http_server_requests_cpu_seconds_total").append(labels).append(" " + i + "\n");
        }
        List<String> lines = new Page(ChangeTest.change("x 1", text.toString())).lines();
        assertTrue(lines.get(3).startsWith("GET /39 "), lines.get(3));
        assertTrue(lines.get(4).startsWith("GET /38 "), lines.get(4));
        assertEquals("... and 10 endpoints more", lines.get(lines.size() - 1));
    }

    private static String page(String before, String now) {
        return String.join("\n", new Page(ChangeTest.change(before, now)).lines());
    }
}
