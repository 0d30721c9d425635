package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to the JAX-RS of CXF are counted by the templates of its resources. */
@Execution(ExecutionMode.CONCURRENT)
final class CxfIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"CXF_3", "CXF_4"})
    void everyRequestIsCountedByTheTemplatesOfItsResource(Fixture fixture) {
        FixtureProgram program = FixtureProgram.of(fixture, "jaxrs", "cxf");
        RouteContract.holds(program, fixture.jdks().get(0), directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            calls.get("/shop/elsewhere", "UNKNOWN 404");
        });
    }

    private static void callShop(RouteContract calls, String at) {
        JaxrsShop.call(calls, at);
        calls.get(at + "/nothing/here", "UNKNOWN 404 ClientErrorException");
        calls.get(at + "/timeout", at + "/timeout 503 ServiceUnavailableException");
        calls.send("DELETE", at + "/orders/7", "UNKNOWN 405 ClientErrorException");
    }
}
