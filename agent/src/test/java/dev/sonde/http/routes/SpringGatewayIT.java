package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Spring Cloud Gateway are counted by the pattern of the route that they are passed on by. */
@Execution(ExecutionMode.CONCURRENT)
final class SpringGatewayIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"SPRING_GATEWAY_3", "SPRING_GATEWAY_4"})
    void everyRequestIsCountedByThePatternOfItsRoute(Fixture fixture) {
        boolean isOld = fixture == Fixture.SPRING_GATEWAY_3;
        String missing = isOld ? "ResponseStatusException" : "NoResourceFoundException";
        RouteContract.holds(fixture, fixture.jdks().get(0), "spring-gateway", directory, calls -> {
            calls.get("/orders/7", "/orders/{id} 200");
            calls.get("/orders/8", "/orders/{id} 200");
            calls.send("POST", "/orders/7/lines/3", "/orders/{id}/lines/{line} 200");
            calls.get("/files/deep/7", "/files/** 200");
            calls.get("/closed/7", "/closed/{id} 401");
            calls.get("/orders/7/nothing?by=name", "/by-query 200");
            calls.get("/nothing/here", "UNKNOWN 404 " + missing);
            calls.atOnce("/orders/7", 200, "/orders/{id} 200");
        });
    }
}
