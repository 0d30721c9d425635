package dev.sonde.http.servers;

import dev.sonde.testing.Sample;
import java.util.Map;

/** What tells one series of requests from another, as labels of the scrape give it. */
record Served(String method, String uri, String status, String exception) {

    /** Whatever exception a server makes of a client that left, it is not the service's. */
    private static final String CLIENT_GONE = "499";

    Served(String method, String uri, String status, String exception) {
        this.method = method;
        this.uri = uri;
        this.status = status;
        this.exception = CLIENT_GONE.equals(status) ? "any" : exception;
    }

    static Served get(String uri, int status) {
        return of("GET", uri, status);
    }

    static Served of(String method, String uri, int status) {
        return new Served(method, uri, Integer.toString(status), "None");
    }

    /** No route matched it. */
    static Served unmatched(int status) {
        return get("UNKNOWN", status);
    }

    static Served from(Sample sample) {
        Map<String, String> labels = sample.labels();
        return new Served(labels.get("method"), labels.get("uri"), labels.get("status"), labels.get("exception"));
    }

    Served threw(String type) {
        return new Served(method, uri, status, type);
    }
}
