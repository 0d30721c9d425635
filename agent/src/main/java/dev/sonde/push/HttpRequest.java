package dev.sonde.push;

import dev.sonde.base.Version;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** One request on a connection of its own. */
final class HttpRequest {

    private final HttpAddress address;
    private final String method;
    private final Map<String, String> headers = new LinkedHashMap<>();

    HttpRequest(String method, HttpAddress address) {
        this.method = method;
        this.address = address;
        headers.put("Host", address.host);
        headers.put("User-Agent", "sonde/" + Version.read());
        headers.put("Connection", "close");
    }

    HttpRequest with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    HttpRequest with(Map<String, String> more) {
        headers.putAll(more);
        return this;
    }

    /**
     * Sends it.
     *
     * @return the answer's body, empty if there is none or it is long
     * @throws Refused if the answer is no success
     */
    byte[] send(byte[] body, int timeoutMillis) throws IOException {
        headers.put("Content-Length", Integer.toString(body.length));
        try (Socket socket = address.connect(timeoutMillis)) {
            OutputStream out = socket.getOutputStream();
            out.write(head());
            out.write(body);
            out.flush();
            return HttpAnswer.read(new BufferedInputStream(socket.getInputStream()))
                    .orRefused()
                    .body;
        }
    }

    private byte[] head() {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(address.target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
