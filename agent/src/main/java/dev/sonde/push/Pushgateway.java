package dev.sonde.push;

import dev.sonde.metrics.Exposition;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collections;

/** A Pushgateway, whose group of this job is replaced by each push. */
final class Pushgateway implements Target {

    private static final String GROUPS = "/metrics/job";

    private final HttpAddress address;
    private final Exposition exposition;
    private final HeaderFile headers;

    /**
     * A gateway's group.
     *
     * @param url the gateway's, or that of a group of it
     * @param job the group where the URL names none
     */
    Pushgateway(URI url, String job, Exposition exposition, HeaderFile headers) {
        this.address = new HttpAddress(group(url, job));
        this.exposition = exposition;
        this.headers = headers;
    }

    @Override
    public String name() {
        return "pushgateway";
    }

    @Override
    public String place() {
        return address.place();
    }

    @Override
    public Taken push(int timeoutMillis) throws IOException {
        HttpRequest request = new HttpRequest("PUT", address)
                .with("Content-Type", exposition.contentType(null))
                .with(headers.read());
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        exposition.write(null, Collections.emptySet(), body);
        request.send(body.toByteArray(), timeoutMillis);
        return Taken.WHOLE;
    }

    private static URI group(URI url, String job) {
        if (url.getRawPath().contains(GROUPS)) {
            return url;
        }
        String base = url.toString().replaceFirst("/+$", "");
        return URI.create(base + GROUPS + '/' + escaped(job));
    }

    private static String escaped(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8").replace("+", "%20");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
