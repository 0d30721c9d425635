package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Vert.x Web are counted by the latest route they passed, behind those its router is mounted at. */
@Execution(ExecutionMode.CONCURRENT)
final class VertxWebIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"VERTX_3_9", "VERTX_4_5", "VERTX_5"})
    void everyRequestIsCountedByTheLatestRouteItPassed(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "vertx", directory, calls -> {
            callShop(calls, "", "");
            callShop(calls, "/api/v1", "/api/v1");
            callShop(calls, "/tenants/7", "/tenants/:tenant");
            calls.get("/guarded/7", "/guarded/:id 200");
            calls.get("/closed/7", "/closed/* 401");
            calls.get("/nothing/here", "UNKNOWN 404");
            calls.get("/orders/7/nothing", "UNKNOWN 404");
            calls.get("/api/v1/nothing", "UNKNOWN 404");
            calls.send("DELETE", "/orders/7", "/orders/* 405");
            calls.post("/upload", "x".repeat(1 << 20), "/upload 200");
            calls.atOnce("/delayed/7", 1000, "/delayed/:id 200");
            calls.isBilled("/burn/7", "/burn/:id", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at, String mount) {
        calls.get(at + "/orders/7", mount + "/orders/:id 200");
        calls.get(at + "/orders/8", mount + "/orders/:id 200");
        calls.send("POST", at + "/orders/7/lines/3", mount + "/orders/:id/lines/:line 201");
        calls.get(at + "/parts/7", mount + "/parts/[0-9]+ 200");
        calls.get(at + "/both/7", mount + "/both/:id 200");
        calls.get(at + "/files/deep/7", mount + "/files/* 200");
        calls.get(at + "/blocking/7", mount + "/blocking/:id 200");
        calls.get(at + "/delayed/7", mount + "/delayed/:id 200");
        calls.get(at + "/fails", mount + "/fails 500 IllegalStateException");
        calls.get(at + "/fails-later", mount + "/fails-later 500 IllegalStateException");
        calls.get(at + "/told", mount + "/told 410");
        calls.get(at + "/handled", mount + "/handled 409 IllegalStateException");
    }
}
