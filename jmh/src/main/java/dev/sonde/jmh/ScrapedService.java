package dev.sonde.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** A service with 200 endpoints and 500 idle threads, that scrapes itself and prints what that cost. */
final class ScrapedService {

    static final int ENDPOINTS = 200;
    private static final int THREADS = 500;

    private ScrapedService() {}

    /** Reads the scrape's URL from standard input. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String url = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        for (int i = 0; i < THREADS; i++) {
            idle();
        }
        new PastRequests(ENDPOINTS).happen();
        System.out.printf(
                "Java %s, %d endpoints with 3 statuses, %d threads%n",
                System.getProperty("java.version"), ENDPOINTS, THREADS);
        System.out.println(ScrapeFigures.HEADER);
        ScrapeClient client = new ScrapeClient(URI.create(url));
        measure(client, "text", "");
        measure(client, "text, gzip", "Accept-Encoding: gzip\r\n");
        String openMetrics = "Accept: application/openmetrics-text;version=1.0.0\r\n";
        measure(client, "OpenMetrics", openMetrics);
        measure(client, "OpenMetrics, gzip", openMetrics + "Accept-Encoding: gzip\r\n");
        String protobuf = "Accept: application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;"
                + "encoding=delimited\r\n";
        measure(client, "protobuf", protobuf);
        measure(client, "protobuf, gzip", protobuf + "Accept-Encoding: gzip\r\n");
    }

    private static void measure(ScrapeClient client, String scrape, String headers)
            throws IOException, InterruptedException {
        System.out.println(ScrapeFigures.measured(client, headers).row(scrape));
    }

    private static void idle() {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
