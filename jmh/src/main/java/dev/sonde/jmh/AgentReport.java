package dev.sonde.jmh;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads what the agent says when it starts. */
final class AgentReport {

    private static final String METRICS = "[sonde] metrics ";

    private final BufferedReader lines;

    AgentReport(InputStream standardError) {
        lines = new BufferedReader(new InputStreamReader(standardError, StandardCharsets.UTF_8));
    }

    /** Waits for the line that tells where the metrics are. */
    String scrapeUrl() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(METRICS)) {
                return line.substring(METRICS.length()).trim();
            }
        }
        throw new IOException("the agent did not start its scrape");
    }
}
