package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Spring WebFlux are counted by the patterns of its controllers and functions, on any thread. */
@Execution(ExecutionMode.CONCURRENT)
final class SpringWebFluxIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"WEBFLUX_5", "WEBFLUX_6", "WEBFLUX_7"})
    void everyRequestIsCountedByThePatternOfItsControllerOrFunction(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "webflux", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            calls.get("/bare/small/parts/7", "/bare/{kind}/parts/{id} 200");
            calls.get("/bare/small/nothing", "UNKNOWN 404 ResponseStatusException");
            calls.get("/nothing/here", "UNKNOWN 404 ResponseStatusException");
            calls.get("/shop/rest/nothing/here", "UNKNOWN 404 ResponseStatusException");
            calls.get("/shop/elsewhere", "UNKNOWN 404");
            calls.send("DELETE", "/orders/7", "UNKNOWN 405 MethodNotAllowedException");
            calls.atOnce("/delayed/7", 1000, "/delayed/{id} 200");
            calls.isBilled("/burn/7", "/burn/{id}", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line:[0-9]+} 201");
        calls.post(at + "/upload", "x".repeat(100_000), at + "/upload 200");
        calls.get(at + "/functional/7", at + "/functional/{id} 200");
        calls.get(at + "/nested/small/parts/7", at + "/nested/{kind}/parts/{id} 200");
        calls.get(at + "/delayed/7", at + "/delayed/{id} 200");
        calls.get(at + "/elsewhere/7", at + "/elsewhere/{id} 200");
        calls.get(at + "/guarded/7", at + "/guarded/{id} 200");
        calls.get(at + "/guarded/7/fails", at + "/guarded/{id}/fails 500 IllegalStateException");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/fails-later", at + "/fails-later 500 IllegalStateException");
        calls.get(at + "/advised", at + "/advised 409 Conflict");
        calls.get(at + "/advised-later", at + "/advised-later 409 Conflict");
        calls.get(at + "/status", at + "/status 410 ResponseStatusException");
        calls.get(at + "/events", at + "/events 200");
        calls.get(at + "/stream", at + "/stream 200");
    }
}
