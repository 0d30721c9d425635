package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That requests to Spark are counted by the paths of its routes, whatever filters they pass. */
final class SparkIT {

    @TempDir
    Path directory;

    @Test
    void everyRequestIsCountedByThePathOfItsRoute() {
        RouteContract.holds(Fixture.SPARK_2, Fixture.SPARK_2.jdks().get(0), "spark", directory, calls -> {
            calls.get("/orders/7", "/orders/:id 200");
            calls.get("/orders/8", "/orders/:id 200");
            calls.send("POST", "/orders/7/lines/3", "/orders/:id/lines/:line 201");
            calls.get("/api/things/7", "/api/things/* 200");
            calls.get("/fails", "/fails 500 IllegalStateException");
            calls.get("/mapped", "/mapped 409 Conflict");
            calls.get("/nothing/here", "UNKNOWN 404");
            calls.get("/orders/7/nothing", "UNKNOWN 404");
            calls.send("DELETE", "/orders/7", "UNKNOWN 404");
        });
    }
}
