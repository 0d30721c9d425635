package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to http4k are counted by the templates of its routes. */
@Execution(ExecutionMode.CONCURRENT)
final class Http4kIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"HTTP4K_4", "HTTP4K_5", "HTTP4K_6"})
    void everyRequestIsCountedByTheTemplateOfItsRoute(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "http4k", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/api/v1");
            calls.get("/", "/ 200");
            calls.post("/upload", "x".repeat(1 << 20), "/upload 200");
            calls.isBilled("/work/7", "/work/{id}", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line} 201");
        calls.get(at + "/parts/7", at + "/parts/{id:[0-9]+} 200");
        calls.get(at + "/files/deep/7", at + "/files/{path:.*} 200");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/told", at + "/told 410");
        calls.get(at + "/nothing", "UNKNOWN 404");
        calls.send("DELETE", at + "/orders/7", "/* 405");
    }
}
