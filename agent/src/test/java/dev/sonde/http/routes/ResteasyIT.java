package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to RESTEasy are counted by the templates of its resources. */
@Execution(ExecutionMode.CONCURRENT)
final class ResteasyIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"RESTEASY_3", "RESTEASY_4", "RESTEASY_6", "RESTEASY_7"})
    void everyRequestIsCountedByTheTemplatesOfItsResource(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "jaxrs", "resteasy");
        RouteContract.holds(program, fixture.jdks().get(0), directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            calls.send("DELETE", "/orders/7", "/* 405 NotAllowedException");
            calls.send("DELETE", "/shop/rest/orders/7", "/shop/rest/* 405 NotAllowedException");
            calls.get("/shop/elsewhere", "UNKNOWN 404");
        });
    }

    private static void callShop(RouteContract calls, String at) {
        JaxrsShop.call(calls, at);
        calls.get(at + "/nothing/here", "UNKNOWN 404 NotFoundException");
        calls.get(at + "/timeout", at + "/timeout 503 ServiceUnavailableException");
    }
}
