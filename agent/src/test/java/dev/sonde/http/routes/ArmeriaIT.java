package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.Jdk;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Armeria's own server: a request is counted by the pattern of the service that answers it. */
@Execution(ExecutionMode.CONCURRENT)
final class ArmeriaIT {

    @TempDir
    Path directory;

    static Stream<Arguments> armerias() {
        return Stream.of(Fixture.ARMERIA_1_40, Fixture.ARMERIA_1_3)
                .map(fixture -> Arguments.of(fixture, fixture.jdks().get(0)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("armerias")
    void requestsAreCountedByThePatternOfTheirService(Fixture fixture, Jdk jdk) {
        RouteContract.holds(fixture, jdk, "armeria", directory, calls -> {
            calls.get("/now", "/now 200");
            calls.get("/orders/7", "/orders/:id 200");
            calls.get("/files/a/b", "/files/* 204");
            calls.get("/stream", "/stream 200");
            calls.get("/throws", "/throws 500");
            calls.get("/nothing", "UNKNOWN 404");
            calls.get("/shop/items/7", "/shop/items/:id 200");
            calls.atOnce("/shop/later/7", 500, "/shop/later/:id 200");
            calls.isBilled("/work", "/work", 0.3);
        });
    }
}
