package dev.sonde.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;

/** Fetches a flame graph from an agent into a file, or to the standard output. */
final class FlameFile {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 60_000;
    private static final int MOST_LETTERS = 300;

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
        String given = arguments.url.contains("://") ? arguments.url : "http://" + arguments.url;
        URL url = new URL(new URL(given), "/flame." + arguments.format + '?' + arguments.query());
        byte[] flame = fetched(url);
        if (arguments.file.isEmpty()) {
            standardOutput.write(flame);
            standardOutput.flush();
        } else {
            Files.write(Paths.get(arguments.file), flame);
        }
    }

    private static byte[] fetched(URL url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        try {
            int status = connection.getResponseCode();
            if (status == HttpURLConnection.HTTP_OK) {
                return bytes(connection.getInputStream());
            }
            String said = new String(bytes(connection.getErrorStream()), StandardCharsets.UTF_8).trim();
            throw new IOException(said.isEmpty() || said.length() > MOST_LETTERS ? "status " + status : said);
        } catch (IOException failure) {
            throw new IOException("no flame graph from " + url.getAuthority() + ": " + failure.getMessage(), failure);
        }
    }

    private static byte[] bytes(InputStream stream) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (stream == null) {
            return bytes.toByteArray();
        }
        byte[] buffer = new byte[8192];
        try (InputStream in = stream) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        }
        return bytes.toByteArray();
    }
}
