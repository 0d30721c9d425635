package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Pekko HTTP and Akka HTTP are counted by what the literals of their path matchers tell. */
@Execution(ExecutionMode.CONCURRENT)
final class PekkoRouteIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"PEKKO_HTTP_1", "AKKA_HTTP_10_2"})
    void everyRequestIsCountedByTheMatchersOfItsRoute(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "pekko", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/api/v1");
            calls.get("/", "/ 200");
            calls.get("/nothing/here", "UNKNOWN 404");
            calls.get("/orders/7/nothing", "UNKNOWN 404");
            calls.get("/orders/none", "UNKNOWN 404");
            calls.get("/api/v1/nothing", "UNKNOWN 404");
            calls.get("/stream", "/stream 200");
            calls.post("/upload", "x".repeat(1 << 20), "/upload 200");
            calls.atOnce("/delayed/7", 1000, "/delayed/{} 200");
            calls.isBilled("/burn/7", "/burn/{}", 0.3);
            calls.isBilled("/workers/7", "/workers/{}", 0.3);
            calls.isBilled("/streams/7", "/streams/{}", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/{} 200");
        calls.get(at + "/orders/8", at + "/orders/{} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{}/lines/{} 201");
        calls.send("DELETE", at + "/orders/7", at + "/orders/* 405");
        calls.get(at + "/parts/7", at + "/parts/{} 200");
        calls.get(at + "/users/special", at + "/users/special 200");
        calls.get(at + "/users/7", at + "/users/{} 200");
        calls.get(at + "/files/deep/7", at + "/files/* 200");
        calls.get(at + "/shelves/7", at + "/shelves/{} 200");
        calls.get(at + "/shelves/7/books", at + "/shelves/{}/books 200");
        calls.get(at + "/delayed/7", at + "/delayed/{} 200");
        calls.get(at + "/fails", at + "/fails 500");
        calls.get(at + "/fails-later", at + "/fails-later 500");
        calls.get(at + "/told", at + "/told 410");
    }
}
