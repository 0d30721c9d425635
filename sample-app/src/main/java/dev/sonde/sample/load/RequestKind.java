package dev.sonde.sample.load;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;

/** Requests that differ in what is drawn for them only, and are counted together. */
final class RequestKind {
    /** Method and path as the mix has them, such as {@code GET /books/<1-2000>}. */
    final String name;

    final double weight;
    final boolean hasBodyInAnswer;
    private final String method;
    private final Template path;
    private final Template body;

    RequestKind(double weight, String method, String path, String body) {
        this.name = method + " " + path;
        this.weight = weight;
        this.hasBodyInAnswer = !method.equals("HEAD");
        this.method = method;
        this.path = new Template(path);
        this.body = new Template(body);
    }

    byte[] draw(RandomGenerator random, String host) {
        byte[] content = body.draw(random).getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path.draw(random) + " HTTP/1.1\r\nHost: " + host + "\r\nAccept: */*\r\n";
        if (content.length > 0) {
            head += "Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n";
        }
        byte[] start = (head + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = new byte[start.length + content.length];
        System.arraycopy(start, 0, request, 0, start.length);
        System.arraycopy(content, 0, request, start.length, content.length);
        return request;
    }
}
