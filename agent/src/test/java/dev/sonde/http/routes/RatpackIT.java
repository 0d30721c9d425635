package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Ratpack are counted by the paths that their handlers are bound to, wherever they go on. */
@Execution(ExecutionMode.CONCURRENT)
final class RatpackIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"RATPACK_1_9"})
    void everyRequestIsCountedByThePathOfItsHandler(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "ratpack", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/api/v1");
            calls.get("/", "/ 200");
            calls.get("/orders/7/nothing", "UNKNOWN 404");
            calls.post("/upload", "x".repeat(1 << 20), "/upload 200");
            calls.atOnce("/delayed/7", 1000, "/delayed/:id 200");
            calls.isBilled("/work/7", "/work/:id", 0.3);
            calls.isBilled("/later-work/7", "/later-work/:id", 0.3);
            calls.isBilled("/workers/7", "/workers/:id", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/:id 200");
        calls.get(at + "/orders/8", at + "/orders/:id 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/:id/lines/:line 201");
        calls.get(at + "/parts/7", at + "/parts/:id:[0-9]+ 200");
        calls.get(at + "/shelves/7", at + "/shelves/:id 200");
        calls.send("DELETE", at + "/shelves/7", at + "/shelves/:id 405");
        calls.get(at + "/files/deep/7", at + "/files/::.+ 200");
        calls.get(at + "/delayed/7", at + "/delayed/:id 200");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/fails-later", at + "/fails-later 500 IllegalStateException");
        calls.get(at + "/told", at + "/told 410");
        calls.get(at + "/nothing", "UNKNOWN 404");
    }
}
