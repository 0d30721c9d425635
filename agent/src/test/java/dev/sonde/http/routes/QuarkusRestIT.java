package dev.sonde.http.routes;

import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Quarkus REST are counted and billed by the template of their method, on the event loop or a worker. */
@Execution(ExecutionMode.CONCURRENT)
final class QuarkusRestIT {

    private static final String SHOP = "/api/shop";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = "QUARKUS_3")
    void everyRequestIsCountedAndBilledByTheTemplateOfItsMethod(Fixture fixture) {
        Path jar = fixture.built("quarkus-app/quarkus-run.jar");
        Evidence.begin(fixture, fixture.jdks().get(0));
        RouteContract.holds(jar, fixture.jdks().get(0), directory, calls -> {
            calls.get(SHOP + "/orders/7", SHOP + "/orders/{id} 200");
            calls.get(SHOP + "/orders/8", SHOP + "/orders/{id} 200");
            calls.send("POST", SHOP + "/orders/7/lines/3", SHOP + "/orders/{id}/lines/{line:[0-9]+} 201");
            calls.post(SHOP + "/upload", "x".repeat(1 << 20), SHOP + "/upload 200");
            calls.get(SHOP + "/later/7", SHOP + "/later/{id} 200");
            calls.get(SHOP + "/stage/7", SHOP + "/stage/{id} 200");
            calls.get(SHOP + "/suspended/7", SHOP + "/suspended/{id} 200");
            calls.get(SHOP + "/stream", SHOP + "/stream 200");
            calls.get(SHOP + "/floors/2/shelves/7", SHOP + "/floors/{floor}/shelves/{shelf} 200");
            calls.get(SHOP + "/floors/2/rooms/3/doors/1", SHOP + "/floors/{floor}/rooms/{room}/doors/{door} 200");
            calls.get(SHOP + "/fails", SHOP + "/fails 500 IllegalStateException");
            calls.get(SHOP + "/fails-later", SHOP + "/fails-later 500 IllegalStateException");
            calls.get(SHOP + "/missing/7", SHOP + "/missing/{id} 404 NotFoundException");
            calls.get(SHOP + "/floors/2/nothing", "UNKNOWN 404 WebApplicationException");
            calls.get(SHOP + "/nothing/here", "UNKNOWN 404");
            calls.get("/nothing/here", "UNKNOWN 404");
            calls.send("DELETE", SHOP + "/orders/7", "/api/* 405 NotAllowedException");
            calls.atOnce(SHOP + "/later/7", 500, SHOP + "/later/{id} 200");
            calls.isBilled(SHOP + "/burn/7", SHOP + "/burn/{id}", 0.3);
            calls.isBilled(SHOP + "/loop/7", SHOP + "/loop/{id}", 0.3);
        });
    }
}
