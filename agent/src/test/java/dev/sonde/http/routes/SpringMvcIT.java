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

/** That requests to Spring MVC are counted by the patterns of its controllers. */
@Execution(ExecutionMode.CONCURRENT)
final class SpringMvcIT {

    @TempDir
    Path directory;

    static Stream<Arguments> versions() {
        return RouteContract.versions("spring-mvc-");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("versions")
    void everyRequestIsCountedByThePatternOfItsController(Fixture fixture, Jdk jdk) {
        // From 6.1 on, a path that nothing serves is told by exceptions, which Spring answers itself.
        boolean tells = fixture != Fixture.SPRING_MVC_5;
        RouteContract.holds(fixture, jdk, "spring-mvc", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/shop/rest");
            calls.get("/shop/rest/full/7/size", "/shop/rest/full/*/size 200");
            calls.get("/forwarded/7", "/forwarded/{id} 200");
            calls.get("/page.txt", "/** 200");
            calls.get("/nothing/here", "UNKNOWN 404" + (tells ? " NoResourceFoundException" : ""));
            calls.get("/shop/rest/nothing/here", "UNKNOWN 404" + (tells ? " NoHandlerFoundException" : ""));
            calls.get("/shop/elsewhere", "UNKNOWN 404");
            calls.get("/secret/file", "/ 401");
            calls.send("DELETE", "/orders/7", "/ 405 HttpRequestMethodNotSupportedException");
            // However a client spells a context, it has one name.
            calls.get("/sh%6Fp/rest/orders/7", "/shop/rest/orders/{id} 200");
            calls.send("DELETE", "/sh%6Fp/rest/orders/7", "/shop/rest/* 405 HttpRequestMethodNotSupportedException");
            calls.send("DELETE", "/shop/rest/orders/7", "/shop/rest/* 405 HttpRequestMethodNotSupportedException");
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/{id} 200");
        calls.get(at + "/orders/8", at + "/orders/{id} 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/{id}/lines/{line:[0-9]+} 201");
        calls.get(at + "/functional/7", at + "/functional/{id} 200");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/advised", at + "/advised 409 Conflict");
        calls.get(at + "/handled", at + "/handled 200 UnsupportedOperationException");
        calls.get(at + "/status", at + "/status 410 ResponseStatusException");
        calls.get(at + "/callable", at + "/callable 200");
        calls.get(at + "/callable-fails", at + "/callable-fails 500 IllegalStateException");
        calls.get(at + "/deferred", at + "/deferred 200");
        calls.get(at + "/deferred-timeout", at + "/deferred-timeout 503 AsyncRequestTimeoutException");
        calls.get(at + "/future/7", at + "/future/{id} 200");
        calls.get(at + "/events", at + "/events 200");
        calls.get(at + "/stream", at + "/stream 200");
    }
}
