package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Jersey without servlets are counted by the templates of its resources, behind its context. */
@Execution(ExecutionMode.CONCURRENT)
final class JerseyOnGrizzlyIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"GRIZZLY_2", "GRIZZLY_4"})
    void everyRequestIsCountedByTheTemplatesOfItsResource(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "jaxrs", "grizzly");
        RouteContract.holds(program, fixture.jdks().get(0), directory, calls -> {
            JaxrsShop.call(calls, "/shop/rest");
            calls.get("/shop/rest/nothing/here", "UNKNOWN 404 NotFoundException");
            calls.get("/shop/rest/timeout", "/shop/rest/timeout 503");
            calls.get("/elsewhere", "UNKNOWN 404");
            calls.atOnce("/shop/rest/async/7", 1000, "/shop/rest/async/{id} 200");
        });
    }
}
