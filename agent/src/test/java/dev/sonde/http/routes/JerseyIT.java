package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That requests to Jersey are counted by the templates of its resources. */
@Execution(ExecutionMode.CONCURRENT)
final class JerseyIT {

    @TempDir
    Path directory;

    static Stream<Arguments> versions() {
        return RouteContract.versions("jersey-");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("versions")
    void everyRequestIsCountedByTheTemplatesOfItsResource(Fixture fixture, Jdk jdk) {
        RouteContract.holds(FixtureProgram.of(fixture, "jaxrs", "jersey"), jdk, directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            callShop(calls, "/filtered");
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
