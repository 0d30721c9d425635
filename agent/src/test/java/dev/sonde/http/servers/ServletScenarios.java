package dev.sonde.http.servers;

import static dev.sonde.http.servers.Scenario.get;
import static dev.sonde.http.servers.Scenario.many;
import static dev.sonde.http.servers.Scenario.when;

import java.util.List;
import java.util.stream.Stream;

/** What every servlet container is put through; its pages are those of src/test/fixtures/contract. */
final class ServletScenarios {
    private static final int MEBIBYTE = 1 << 20;

    private ServletScenarios() {}

    /** @param lateStatus what the server makes of a status that was sent before the servlet threw */
    static List<Scenario> all(int lateStatus) {
        return Stream.of(
                        mappings(),
                        methods(),
                        failures(lateStatus),
                        dispatches(),
                        async(),
                        connections(),
                        http2(),
                        gone())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Scenario> mappings() {
        return List.of(
                get("an exact mapping", "/app/exact", "/app/exact", 200),
                get("a prefix mapping", "/app/prefix/7/items", "/app/prefix/*", 200),
                get("an extension mapping", "/app/any/thing.ext", "/app/*.ext", 200),
                get("the context's root", "/app/", "/app", 200),
                get("the default mapping", "/app/any/thing", "/app/", 200),
                get("a root context", "/one", "/one", 200),
                get("nothing there", "/nothing/8154", "UNKNOWN", 404),
                get("a default servlet that finds nothing", "/app/missing/8154", "UNKNOWN", 404),
                get("a filter that answers itself", "/app/guarded/7", "UNKNOWN", 403));
    }

    private static List<Scenario> methods() {
        return List.of(
                when(
                        "POST",
                        client -> client.send("POST", "/app/exact", "x", 200),
                        Served.of("POST", "/app/exact", 200)),
                when("PUT", client -> client.send("PUT", "/app/exact", "x", 200), Served.of("PUT", "/app/exact", 200)),
                when(
                        "DELETE",
                        client -> client.send("DELETE", "/app/exact", "", 200),
                        Served.of("DELETE", "/app/exact", 200)),
                when(
                        "HEAD",
                        client -> client.send("HEAD", "/app/exact", "", 200),
                        Served.of("HEAD", "/app/exact", 200)),
                when(
                        "a method of the client's own making",
                        client -> client.send("BREW", "/app/exact", "", 200),
                        Served.of("UNKNOWN", "/app/exact", 200)),
                when(
                        "a large body",
                        client -> client.upload("/app/upload", 8 * MEBIBYTE),
                        Served.of("POST", "/app/upload", 200)));
    }

    private static List<Scenario> failures(int lateStatus) {
        return List.of(
                failing("a servlet that throws", "/app/throws", "/app/throws", 500, "IllegalStateException"),
                failing(
                        "a servlet that throws what has a page",
                        "/app/throws-to-error-page",
                        "/app/throws-to-error-page",
                        500,
                        "IllegalArgumentException"),
                failing(
                        "an IOException that is not the client's",
                        "/app/throws-io",
                        "/app/throws-io",
                        500,
                        "IOException"),
                when(
                        "a servlet that throws after the answer has begun",
                        client -> client.getOnce("/app/throws-late"),
                        Served.get("/app/throws-late", lateStatus).threw("IllegalStateException")),
                failing("a filter that throws", "/app/broken-filter/7", "UNKNOWN", 500, "IllegalStateException"),
                get("an error with a page", "/app/send-error", "/app/send-error", 409),
                get("an error without a page", "/app/send-error-plain", "/app/send-error-plain", 410));
    }

    private static List<Scenario> dispatches() {
        return List.of(
                get("a forward", "/app/forward", "/app/forward", 200),
                get("an include", "/app/include", "/app/include", 200));
    }

    private static List<Scenario> async() {
        return List.of(
                get("completed by another thread", "/app/async/complete", "/app/async/complete", 200),
                get("completed at once", "/app/async/at-once", "/app/async/at-once", 200),
                get("a task given to the container", "/app/async/start", "/app/async/start", 200),
                get("dispatched", "/app/async/dispatch?to=/exact", "/app/async/dispatch", 200),
                get(
                        "dispatched by another thread",
                        "/app/async/dispatch-elsewhere?to=/exact",
                        "/app/async/dispatch-elsewhere",
                        200),
                get("dispatched again and again", "/app/async/nested", "/app/async/nested", 200),
                failing(
                        "dispatched to what throws",
                        "/app/async/dispatch?to=/throws",
                        "/app/async/dispatch",
                        500,
                        "IllegalStateException"),
                when(
                        "failing once begun",
                        client -> client.getOnce("/app/async/throws"),
                        Served.get("/app/async/throws", 500).threw("IllegalStateException")),
                get("timed out", "/app/async/timeout", "/app/async/timeout", 500),
                get(
                        "timed out, answered by a listener",
                        "/app/async/timeout-answered",
                        "/app/async/timeout-answered",
                        503),
                get(
                        "timed out, dispatched by a listener",
                        "/app/async/timeout-dispatched",
                        "/app/async/timeout-dispatched",
                        200),
                when(
                        "read without blocking",
                        client -> client.upload("/app/async/read", 2 * MEBIBYTE),
                        Served.of("POST", "/app/async/read", 200)),
                get("written without blocking", "/app/async/write", "/app/async/write", 200));
    }

    private static List<Scenario> connections() {
        return List.of(
                many(
                        "many requests in one go",
                        client -> client.pipeline("/app/exact", 100),
                        100,
                        Served.get("/app/exact", 200)),
                many(
                        "many asynchronous requests in one go",
                        client -> client.pipeline("/app/async/complete", 50),
                        50,
                        Served.get("/app/async/complete", 200)));
    }

    private static List<Scenario> http2() {
        return List.of(
                many("HTTP/2", client -> client.getOverHttp2("/app/exact", 200, 40), 40, Served.get("/app/exact", 200)),
                many(
                        "HTTP/2, completed by another thread",
                        client -> client.getOverHttp2("/app/async/complete", 200, 40),
                        40,
                        Served.get("/app/async/complete", 200)),
                many(
                        "HTTP/2, dispatched by another thread",
                        client -> client.getOverHttp2("/app/async/dispatch-elsewhere?to=/exact", 200, 40),
                        40,
                        Served.get("/app/async/dispatch-elsewhere", 200)),
                many(
                        "HTTP/2, not found",
                        client -> client.getOverHttp2("/nothing/8154", 404, 4),
                        4,
                        Served.unmatched(404)));
    }

    private static List<Scenario> gone() {
        return List.of(
                when(
                        "the client leaves",
                        client -> client.getAndReset("/app/endless"),
                        Served.get("/app/endless", 499)),
                when(
                        "the client leaves a servlet that does not mind",
                        client -> client.getAndReset("/app/endless-quiet"),
                        Served.get("/app/endless-quiet", 499)),
                when(
                        "the client leaves an asynchronous answer",
                        client -> client.getAndReset("/app/async/endless"),
                        Served.get("/app/async/endless", 499)),
                when(
                        "the client leaves over HTTP/2",
                        client -> client.getOverHttp2AndReset("/app/endless"),
                        Served.get("/app/endless", 499),
                        Served.get("/one", 200)));
    }

    private static Scenario failing(String name, String path, String uri, int status, String exception) {
        return when(
                name,
                client -> client.get(path, status),
                Served.get(uri, status).threw(exception));
    }
}
