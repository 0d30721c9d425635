package dev.sonde.push;

import dev.sonde.metrics.OtlpExposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.zip.GZIPOutputStream;

/** A receiver of OTLP over HTTP, which gets protobuf, zipped. */
final class Otlp implements Target {

    private static final String USUAL_PATH = "/v1/metrics";

    private final HttpAddress address;
    private final OtlpExposition exposition;
    private final HeaderFile headers;

    Otlp(URI url, OtlpExposition exposition, HeaderFile headers) {
        boolean isBare = url.getRawPath().isEmpty() || url.getRawPath().equals("/");
        this.address = new HttpAddress(isBare ? url.resolve(USUAL_PATH) : url);
        this.exposition = exposition;
        this.headers = headers;
    }

    @Override
    public String name() {
        return "otlp";
    }

    @Override
    public String place() {
        return address.place();
    }

    @Override
    public Taken push(int timeoutMillis) throws IOException {
        HttpRequest request = new HttpRequest("POST", address)
                .with("Content-Type", "application/x-protobuf")
                .with("Content-Encoding", "gzip")
                .with(headers.read());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (GZIPOutputStream zipped = new GZIPOutputStream(body)) {
            exposition.request(System.currentTimeMillis()).writeTo(zipped);
        }
        return OtlpAnswer.read(request.send(body.toByteArray(), timeoutMillis));
    }
}
