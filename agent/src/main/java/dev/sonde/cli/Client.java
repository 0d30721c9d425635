package dev.sonde.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;

/** Fetches what agents tell, for a caller whom they may have to know. */
final class Client {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int MOST_LETTERS = 300;

    final Caller caller;

    Client(Caller caller) {
        this.caller = caller;
    }

    /**
     * Reads an address, of which the scheme may be missing.
     *
     * @throws MalformedURLException if it is none of an agent, with a message that repeats no password
     */
    URL url(String text) throws MalformedURLException {
        String scheme = caller.speaksTls() ? "https://" : "http://";
        URL url = new URL(text.contains("://") ? text : scheme + text);
        if (url.getUserInfo() != null) {
            throw new MalformedURLException("an address is no place for a password: take --user and --password");
        }
        if (!url.getProtocol().equals("http") && !url.getProtocol().equals("https")) {
            throw new MalformedURLException("an agent is asked by http or https, not " + url.getProtocol());
        }
        return url;
    }

    /**
     * Fetches all of it.
     *
     * @param accept the header of this name
     * @throws Refused if the answer is another than 200
     * @throws IOException if there is none; messages are for the user, with the agent's own words if it gave any
     */
    byte[] fetch(URL url, String accept, int readMillis) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        copy(url, accept, readMillis, bytes);
        return bytes.toByteArray();
    }

    /** The same into a stream, which has the whole answer only if nothing is thrown. */
    void copy(URL url, String accept, int readMillis, OutputStream to) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) url.openConnection();
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(readMillis);
        // Else whoever answers could have the credentials sent elsewhere.
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", accept);
        caller.introduce(connection);
        try {
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                ByteArrayOutputStream said = new ByteArrayOutputStream();
                copy(connection.getErrorStream(), said);
                throw new Refused(reason(status, said.toByteArray(), connection.getHeaderField("Location")));
            }
            copy(connection.getInputStream(), to);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException failure) {
            throw new IOException(new Trouble(failure).words(url.getProtocol(), caller), failure);
        }
    }

    private String reason(int status, byte[] body, String location) {
        if (status == HttpURLConnection.HTTP_UNAUTHORIZED) {
            return caller.unknown();
        } else if (status / 100 == 3 && location != null) {
            return "it sends callers elsewhere (" + status + "): ask " + location;
        }
        String said = new String(body, StandardCharsets.UTF_8).trim().replaceAll("\\p{Cntrl}", " ");
        if (said.isEmpty() || said.length() > MOST_LETTERS) {
            return "status " + status;
        }
        return status == HttpURLConnection.HTTP_FORBIDDEN ? said + " (403)" : said;
    }

    private static void copy(InputStream stream, OutputStream to) throws IOException {
        if (stream == null) {
            return;
        }
        byte[] buffer = new byte[8192];
        try (InputStream in = stream) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                to.write(buffer, 0, count);
            }
        }
    }

    /** An answer that is not what was asked for: something that speaks HTTP is there. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }
}
