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
        RouteContract.holds(fixture, jdk, "jersey", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            callShop(calls, "/filtered");
            calls.send("DELETE", "/orders/7", "/* 405 NotAllowedException");
            calls.send("DELETE", "/shop/rest/orders/7", "/shop/rest/* 405 NotAllowedException");
            calls.get("/shop/elsewhere", "UNKNOWN 404");
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/", at + "/ 200");
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line:[0-9]+} 201");
        calls.get(at + "/customers/7", at + "/customers/{id} 200");
        calls.get(at + "/customers/7/address/home", at + "/customers/{id}/address/{kind} 200");
        calls.get(at + "/archive/address/home", at + "/archive/address/{kind} 200");
        calls.get(at + "/mapped", at + "/mapped 409 Conflict");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/missing/7", at + "/missing/{id} 404 NotFoundException");
        calls.get(at + "/status", at + "/status 410 WebApplicationException");
        calls.get(at + "/nothing/here", "UNKNOWN 404 NotFoundException");
        calls.get(at + "/async/7", at + "/async/{id} 200");
        calls.get(at + "/timeout", at + "/timeout 503");
        calls.get(at + "/stage/7", at + "/stage/{id} 200");
        calls.get(at + "/stream", at + "/stream 200");
    }
}
