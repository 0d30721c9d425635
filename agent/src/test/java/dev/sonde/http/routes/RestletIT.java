package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Restlet are counted by the templates of the routes that they pass. */
@Execution(ExecutionMode.CONCURRENT)
final class RestletIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"RESTLET_2_5", "RESTLET_2_6"})
    void everyRequestIsCountedByTheTemplatesOfItsRoutes(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "restlet", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/v1");
            callShop(calls, "/api");
            callShop(calls, "/api/v1");
            calls.post("/upload", "x".repeat(1 << 20), "/upload 200");
            calls.isBilled("/work/7", "/work/{id}", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line} 201");
        calls.get(at + "/files/deep/7", at + "/files/* 200");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/told", at + "/told 410");
        calls.get(at + "/nothing", "UNKNOWN 404");
        calls.send("DELETE", at + "/orders/7", at + "/orders/{id} 405");
    }
}
