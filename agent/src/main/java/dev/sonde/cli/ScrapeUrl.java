package dev.sonde.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fetches the scrape of an agent. */
final class ScrapeUrl {
    private static final int TIMEOUT_MILLIS = 5_000;

    private final URL url;

    /**
     * @param text such as {@code http://127.0.0.1:9808/metrics}; what is left out is taken from there
     */
    ScrapeUrl(String text) throws MalformedURLException {
        URL given = new URL(text.contains("://") ? text : "http://" + text);
        this.url = given.getPath().length() > 1 ? given : new URL(given, "/metrics");
    }

    /**
     * @throws IOException if there is no answer, or none that tells metrics
     */
    Scrape fetch() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setRequestProperty("Accept", "text/plain; version=0.0.4");
        if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
            throw new IOException("status " + connection.getResponseCode());
        }
        List<Sample> samples = SampleReader.read(text(connection));
        if (samples.isEmpty()) {
            throw new IOException("no metrics in the answer");
        }
        return new Scrape(samples, System.nanoTime());
    }

    @Override
    public String toString() {
        return url.toString();
    }

    private static String text(HttpURLConnection connection) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = connection.getInputStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                text.write(buffer, 0, count);
            }
        }
        return new String(text.toByteArray(), StandardCharsets.UTF_8);
    }
}
