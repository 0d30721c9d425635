package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Javalin are counted by the paths of its endpoints, whatever runs before and after them. */
@Execution(ExecutionMode.CONCURRENT)
final class JavalinIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"JAVALIN_4", "JAVALIN_5", "JAVALIN_6", "JAVALIN_7"})
    void everyRequestIsCountedByThePathOfItsEndpoint(Fixture fixture) {
        boolean isOld = fixture == Fixture.JAVALIN_4 || fixture == Fixture.JAVALIN_5;
        String missing = isOld ? "NotFoundResponse" : "EndpointNotFound";
        RouteContract.holds(fixture, fixture.jdks().get(0), "javalin", directory, calls -> {
            calls.get("/orders/7", "/orders/{id} 200");
            calls.get("/orders/8", "/orders/{id} 200");
            calls.send("POST", "/orders/7/lines/3", "/orders/{id}/lines/{line} 201");
            calls.get("/files/deep/7", "/files/<path> 200");
            calls.get("/fails", "/fails 500 IllegalStateException");
            calls.get("/mapped", "/mapped 409 Conflict");
            calls.get("/nothing/here", "UNKNOWN 404 " + missing);
            calls.get("/orders/7/nothing", "UNKNOWN 404 " + missing);
            calls.send("DELETE", "/orders/7", "UNKNOWN 404 " + missing);
        });
    }
}
