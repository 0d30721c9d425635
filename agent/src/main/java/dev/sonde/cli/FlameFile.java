package dev.sonde.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Fetches a flame graph from an agent into a file, or to the standard output. */
final class FlameFile {
    private static final int READ_MILLIS = 60_000;

    private final FlameArguments arguments;

    FlameFile(FlameArguments arguments) {
        this.arguments = arguments;
    }

    /**
     * Fetches all of it before the first byte is written.
     *
     * @throws IOException if there is no answer, with the agent's own words if it gave any
     */
    void writeTo(OutputStream standardOutput) throws IOException {
        Client client = new Client(arguments.caller.caller());
        URL url = new URL(client.url(arguments.url), "/flame." + arguments.format + '?' + arguments.query());
        byte[] fetched = fetched(url, client);
        byte[] flame = arguments.top != null ? hottest(fetched) : fetched;
        if (arguments.file.isEmpty()) {
            standardOutput.write(flame);
            standardOutput.flush();
        } else {
            Files.write(Paths.get(arguments.file), flame);
        }
    }

    private byte[] hottest(byte[] collapsed) {
        HottestFrames hottest = new HottestFrames(new String(collapsed, StandardCharsets.UTF_8));
        return hottest.text("alloc".equals(arguments.type) ? "B" : "us", arguments.top)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] fetched(URL url, Client client) throws IOException {
        try {
            return client.fetch(url, "*/*", READ_MILLIS);
        } catch (IOException failure) {
            throw new IOException("no flame graph from " + url.getAuthority() + ": " + failure.getMessage(), failure);
        }
    }
}
