package dev.sonde.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Fetches the scrape of an agent. */
final class ScrapeUrl {
    private static final int READ_MILLIS = 5_000;

    private final URL url;
    private final Client client;

    /**
     * For a caller.
     *
     * @param text such as {@code http://127.0.0.1:9808/metrics}; what is left out is taken from there
     */
    ScrapeUrl(String text, Client client) throws MalformedURLException {
        URL given = client.url(text);
        this.url = given.getPath().length() > 1 ? given : new URL(given, "/metrics");
        this.client = client;
    }

    /**
     * @throws IOException if there is no answer, or none that tells metrics
     */
    Scrape fetch() throws IOException {
        return new Scrape(samples(), System.nanoTime());
    }

    /**
     * All that it tells.
     *
     * @throws IOException if there is no answer, or none that tells metrics
     */
    List<Sample> samples() throws IOException {
        byte[] text = client.fetch(url, "text/plain; version=0.0.4", READ_MILLIS);
        List<Sample> samples = SampleReader.read(new String(text, StandardCharsets.UTF_8));
        if (samples.isEmpty()) {
            throw new IOException("no metrics in the answer");
        }
        return samples;
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
