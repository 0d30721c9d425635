package dev.sonde.rivals;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/** What it costs a process when the agent in it is asked for its metrics. */
final class Scrapes {

    private static final int WARM_UP = 20;
    private static final int MEASURED = 50;
    private static final int PATIENCE_MILLIS = 30_000;

    private final URI uri;
    private final ProcessFigures figures;

    Scrapes(Child child) {
        uri = URI.create("http://127.0.0.1:" + child.agentPort + "/metrics");
        figures = child.figures;
    }

    /** Asks again and again, as Prometheus does, zipped, and once for what is not. */
    void measure(Map<Measure, Double> measured) throws IOException {
        measured.put(Measure.SCRAPE_BYTES, (double) bytes("identity"));
        for (int i = 0; i < WARM_UP; i++) {
            bytes("gzip");
        }
        double cpuNanos = figures.cpuNanos();
        for (int i = 0; i < MEASURED; i++) {
            measured.put(Measure.SCRAPE_GZIP_BYTES, (double) bytes("gzip"));
        }
        measured.put(Measure.SCRAPE_CPU, (figures.cpuNanos() - cpuNanos) / MEASURED);
    }

    private long bytes(String encoding) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setRequestProperty("Accept-Encoding", encoding);
        connection.setRequestProperty("Accept", "text/plain");
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes().length;
        }
    }
}
