package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MetersTest {

    private static final Scale SCALE = new Scale(0.1, 1);

    private final Meters micrometer = new Meters("shop", Naming.MICROMETER);
    private final Meters openTelemetry = new Meters("shop", Naming.OPENTELEMETRY);

    @AfterEach
    void close() {
        micrometer.close();
        openTelemetry.close();
    }

    @Test
    void aHistogramReadsInTheTextFormatExactlyLikeThis() {
        micrometer.histogram(RequestMetrics.REQUESTS, SCALE, () -> List.of(getOrders()));
        assertEquals("""
                # HELP http_server_requests_seconds Time from a request's arrival to its completion.
                # TYPE http_server_requests_seconds histogram
                http_server_requests_seconds_bucket{application="shop",exception="None",method="GET",outcome="SUCCESS",\
                status="200",uri="/orders/{id}",le="0.1"} 3
                http_server_requests_seconds_bucket{application="shop",exception="None",method="GET",outcome="SUCCESS",\
                status="200",uri="/orders/{id}",le="1.0"} 5
                http_server_requests_seconds_bucket{application="shop",exception="None",method="GET",outcome="SUCCESS",\
                status="200",uri="/orders/{id}",le="+Inf"} 6
                http_server_requests_seconds_count{application="shop",exception="None",method="GET",outcome="SUCCESS",\
                status="200",uri="/orders/{id}"} 6
                http_server_requests_seconds_sum{application="shop",exception="None",method="GET",outcome="SUCCESS",\
                status="200",uri="/orders/{id}"} 4.25
                """, ScrapeText.text(micrometer).toString());
    }

    @Test
    void whileHistogramsRestTheScrapeHasTheirCountsAndSumsAndTheBucketsComeBackWhole() {
        micrometer.histogram(RequestMetrics.REQUESTS, SCALE, () -> List.of(getOrders()));
        String before = ScrapeText.text(micrometer).toString();
        micrometer.histograms().rest();
        String resting = ScrapeText.text(micrometer).toString();
        assertEquals(
                1, resting.lines().filter(line -> line.contains("_bucket{")).count(), resting);
        assertTrue(resting.contains("le=\"+Inf\""), resting);
        List<String> sums =
                before.lines().filter(line -> !line.contains("_bucket{")).toList();
        assertEquals(
                sums, resting.lines().filter(line -> !line.contains("_bucket{")).toList());
        micrometer.histograms().resume();
        assertEquals(before, ScrapeText.text(micrometer).toString());
    }

    @Test
    void aHistogramReadsInOpenMetricsWithOpenTelemetrysNamesExactlyLikeThis() {
        openTelemetry.histogram(RequestMetrics.REQUESTS, SCALE, () -> List.of(getOrders()));
        assertEquals("""
                # TYPE http_server_request_duration_seconds histogram
                # HELP http_server_request_duration_seconds Time from a request's arrival to its completion.
                http_server_request_duration_seconds_bucket{application="shop",http_request_method="GET",\
                http_response_status_code="200",http_route="/orders/{id}",le="0.1"} 3
                http_server_request_duration_seconds_bucket{application="shop",http_request_method="GET",\
                http_response_status_code="200",http_route="/orders/{id}",le="1.0"} 5
                http_server_request_duration_seconds_bucket{application="shop",http_request_method="GET",\
                http_response_status_code="200",http_route="/orders/{id}",le="+Inf"} 6
                http_server_request_duration_seconds_count{application="shop",http_request_method="GET",\
                http_response_status_code="200",http_route="/orders/{id}"} 6
                http_server_request_duration_seconds_sum{application="shop",http_request_method="GET",\
                http_response_status_code="200",http_route="/orders/{id}"} 4.25
                # EOF
                """, ScrapeText.openMetrics(openTelemetry).toString());
    }

    @Test
    void countersAndGaugesCarryTheApplicationAndTheirHelp() {
        micrometer.family(RequestMetrics.REQUESTS_CPU, () -> List.of(new Sample(1.5, "GET", "/a")));
        micrometer.gauge(AgentMetrics.ENDPOINTS, () -> 2);
        assertEquals("""
                # HELP http_server_requests_cpu_seconds_total CPU time of the threads that served requests, \
                while they served them.
                # TYPE http_server_requests_cpu_seconds_total counter
                http_server_requests_cpu_seconds_total{application="shop",method="GET",uri="/a"} 1.5
                # HELP sonde_endpoints Endpoints told apart so far.
                # TYPE sonde_endpoints gauge
                sonde_endpoints{application="shop"} 2.0
                """, ScrapeText.text(micrometer).toString());
    }

    @Test
    void whatIsUnknownIsLeftOut() {
        micrometer.gauge(ProcessMetrics.PROCESS_OPEN_FDS, () -> Double.NaN);
        micrometer.counter(ProcessMetrics.PROCESS_CPU, () -> -1);
        micrometer.readings(List.of(ProcessMetrics.PROCESS_RESIDENT, ProcessMetrics.PROCESS_VIRTUAL), () ->
                new double[] {Double.NaN, 7});
        assertEquals(
                List.of(
                        "# HELP process_virtual_memory_bytes Virtual memory size.",
                        "# TYPE process_virtual_memory_bytes gauge",
                        "process_virtual_memory_bytes{application=\"shop\"} 7.0"),
                ScrapeText.text(micrometer).lines());
    }

    @Test
    void labelsWithoutAValueAreMicrometersWordsOrAbsent() {
        for (Meters meters : List.of(micrometer, openTelemetry)) {
            meters.family(RequestMetrics.REQUESTS_CPU, () -> List.of(new Sample(1, "GET", null)));
        }
        assertEquals(
                List.of(
                        "http_server_requests_cpu_seconds_total{application=\"shop\",method=\"GET\",uri=\"UNKNOWN\"} 1.0"),
                ScrapeText.text(micrometer).series("http_server_requests_cpu_seconds_total"));
        assertEquals(
                List.of("http_server_request_cpu_seconds_total{application=\"shop\",http_request_method=\"GET\"} 1.0"),
                ScrapeText.text(openTelemetry).series("http_server_request_cpu_seconds_total"));
    }

    @Test
    void samplesThatANamingCannotTellApartAreAddedUpAndOfMaximaTheHighestIsTaken() {
        String[] one = {"GET", null, "200", "SUCCESS", null};
        String[] other = {"GET", "UNKNOWN", "200", "REDIRECTION", "None"};
        openTelemetry.histogram(
                RequestMetrics.REQUESTS,
                SCALE,
                () -> List.of(
                        new Distribution(SomeCells.of(SCALE, 1, 2, 3), 6, one),
                        new Distribution(SomeCells.of(SCALE, 10, 20, 30), 60, other)));
        openTelemetry.family(RequestMetrics.REQUESTS_MAX, () -> List.of(new Sample(5, one), new Sample(4, other)));
        openTelemetry.family(
                RequestMetrics.REQUESTS_ACTIVE,
                () -> List.of(new Sample(1, "GET", null), new Sample(2, "GET", "UNKNOWN")));
        ScrapeText scrape = ScrapeText.text(openTelemetry);
        assertEquals(66, scrape.value("http_server_request_duration_seconds_count"));
        assertEquals(66, scrape.value("http_server_request_duration_seconds_sum"));
        assertEquals(5, scrape.value("http_server_request_duration_seconds_max"));
        assertEquals(3, scrape.value("http_server_active_requests"));
    }

    @Test
    void aSampleWithTheWrongNumberOfLabelsNamesTheMetric() {
        micrometer.family(RequestMetrics.REQUESTS_CPU, () -> List.of(new Sample(1, "GET")));
        Exception thrown = assertThrows(IllegalArgumentException.class, () -> ScrapeText.text(micrometer));
        assertEquals(
                "http_server_requests_cpu_seconds_total has the labels [METHOD, URI], not [GET]", thrown.getMessage());
    }

    @Test
    void failuresOfTheAgentAreCountedByPlace() {
        Failures failures = new Failures(new Log(new PrintStream(new ByteArrayOutputStream(), true)));
        micrometer.bindAgent("1.2.3", failures);
        assertEquals(List.of(), ScrapeText.text(micrometer).series("sonde_failures_total"));
        Arrays.asList("tomcat", "jfr", "tomcat").forEach(where -> failures.report(where, new Exception("x")));
        ScrapeText scrape = ScrapeText.text(micrometer);
        assertEquals(
                List.of(
                        "sonde_failures_total{application=\"shop\",where=\"jfr\"} 1.0",
                        "sonde_failures_total{application=\"shop\",where=\"tomcat\"} 2.0"),
                scrape.series("sonde_failures_total"));
        assertEquals(
                List.of("sonde_build_info{application=\"shop\",java=\"" + System.getProperty("java.version")
                        + "\",version=\"1.2.3\"} 1.0"),
                scrape.series("sonde_build_info"));
    }

    @Test
    void afterCloseNothingIsLeft() {
        micrometer.bindJvm();
        micrometer.close();
        assertEquals("", ScrapeText.text(micrometer).toString());
    }

    private static Distribution getOrders() {
        return new Distribution(SomeCells.of(SCALE, 3, 2, 1), 4.25, "GET", "/orders/{id}", "200", "SUCCESS", null);
    }
}
