package dev.sonde.server;

import java.util.List;
import java.util.Random;

/** Makes requests that no client sends, out of pieces that have led servers astray. */
final class Fuzz {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "TRACE", "CONNECT", "OPTIONS", "get", "G\0T", "", "GET GET");
    private static final List<String> PATHS = List.of(
            "/metrics",
            "/",
            "/../metrics",
            "/./metrics",
            "//metrics",
            "/flame/../metrics",
            "/%2e%2e/%2e%2e/etc/passwd",
            "/..%2f..%2fetc/passwd",
            "/..\\..\\windows",
            "/metrics%00",
            "/metrics;x=y",
            "/metrics?name[]=%0d%0aX-Injected:%201",
            "/metrics%0d%0aX-Injected:%201",
            "/healthz/../metrics",
            "http://other/metrics",
            "http://[::1",
            "*",
            "/\u00ff\u00fe",
            "/%zz",
            "/?" + "&".repeat(3_000),
            "/" + "a/".repeat(3_000));
    private static final List<String> VERSIONS =
            List.of(" HTTP/1.1", " HTTP/1.0", " HTTP/0.9", " HTTP/2.0", "", " HTTP/1.1 X", " \t", " HTTP/1.1\rX");
    private static final List<String> HEADERS = List.of(
            "Host: x",
            "Host: x\r\nHost: y",
            "Authorization: Basic",
            "Authorization: Basic " + "A".repeat(900),
            "Authorization: Bearer \0",
            "Authorization: Basic OjpbOjo=\r\nAuthorization: Basic cHJvbWV0aGV1czo=",
            "Authorization : Basic cHJvbWV0aGV1czpvbmU",
            " Authorization: folded",
            "Content-Length: 5",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 5\r\nContent-Length: 6",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: chunked\r\nContent-Length: 4",
            "Transfer-Encoding: chunked, chunked",
            "Expect: 100-continue",
            "Upgrade: h2c\r\nConnection: Upgrade",
            "X-Forwarded-For: 127.0.0.1",
            "X-Original-URL: /metrics",
            ": no name",
            "no colon",
            "X: \u0000\u0001\u001f",
            "X:" + "y".repeat(9_000),
            "Accept-Encoding: " + "gzip,".repeat(500),
            "Accept: ;",
            "Accept: a" + " ".repeat(8_000) + "b",
            "Accept-Encoding: ;",
            "Accept-Encoding: gzip" + " ".repeat(8_000) + "b",
            "Host: " + "a.".repeat(8_000) + "x",
            "Connection: close");
    private static final List<String> BODIES =
            List.of("", "hello", "5\r\nhello\r\n0\r\n\r\n", "ffffffff\r\n", "-1\r\n", "GET /metrics HTTP/1.1\r\n\r\n");

    private Fuzz() {}

    static String request(Random random) {
        StringBuilder request = new StringBuilder();
        request.append(one(METHODS, random))
                .append(' ')
                .append(one(PATHS, random))
                .append(one(VERSIONS, random));
        int headers = random.nextInt(20) == 0 ? 400 : random.nextInt(6);
        for (int i = 0; i < headers; i++) {
            request.append(lineEnd(random)).append(one(HEADERS, random));
        }
        request.append("\r\n\r\n").append(one(BODIES, random));
        return random.nextInt(4) == 0 ? spoilt(request, random) : request.toString();
    }

    private static String lineEnd(Random random) {
        return random.nextInt(10) == 0 ? "\n" : "\r\n";
    }

    private static String spoilt(StringBuilder request, Random random) {
        for (int i = 0; i < 1 + random.nextInt(10) && !request.isEmpty(); i++) {
            int at = random.nextInt(request.length());
            if (random.nextBoolean()) {
                request.setCharAt(at, (char) random.nextInt(256));
            } else {
                request.setLength(at);
            }
        }
        return request.toString();
    }

    private static String one(List<String> pieces, Random random) {
        return pieces.get(random.nextInt(pieces.size()));
    }
}
