package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Micronaut are counted by the templates of its routes, its controllers' own and the context path joined. */
@Execution(ExecutionMode.CONCURRENT)
final class MicronautIT {

    private static final String AT = "/within/tenants/7";
    private static final String SHOP = "/within/tenants/{tenant}";

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"MICRONAUT_3", "MICRONAUT_4", "MICRONAUT_5"})
    void everyRequestIsCountedByTheTemplateOfItsRoute(Fixture fixture) {
        // Which is thrown where nothing matches.
        boolean throwsItsOwn = fixture != Fixture.MICRONAUT_3;
        RouteContract.holds(fixture, fixture.jdks().get(0), "micronaut", directory, calls -> {
            calls.get(AT + "/orders/7", SHOP + "/orders/{id} 200");
            calls.get("/within/tenants/8/orders/8", SHOP + "/orders/{id} 200");
            calls.send("POST", AT + "/orders/7/lines/3", SHOP + "/orders/{id}/lines/{line} 201");
            calls.get(AT + "/search?words=many", SHOP + "/search 200");
            for (String way : new String[] {"delayed", "later", "blocking"}) {
                calls.get(AT + '/' + way + "/7", SHOP + '/' + way + "/{id} 200");
            }
            calls.get(AT + "/stream", SHOP + "/stream 200");
            calls.post(AT + "/upload", "x".repeat(1 << 20), SHOP + "/upload 200");
            calls.get(AT + "/fails", SHOP + "/fails 500 IllegalStateException");
            calls.get(AT + "/fails-later", SHOP + "/fails-later 500 IllegalStateException");
            calls.get(AT + "/mapped", SHOP + "/mapped 409 Conflict");
            calls.get(AT + "/told", SHOP + "/told 410");
            calls.get("/nothing/here", "UNKNOWN 404" + (throwsItsOwn ? " NotFoundException" : ""));
            calls.get(AT + "/orders/7/nothing", "UNKNOWN 404" + (throwsItsOwn ? " NotFoundException" : ""));
            calls.send("DELETE", AT + "/orders/7", "UNKNOWN 405" + (throwsItsOwn ? " NotAllowedException" : ""));
            calls.atOnce(AT + "/delayed/7", 1000, SHOP + "/delayed/{id} 200");
            calls.isBilled(AT + "/work/7", SHOP + "/work/{id}", 0.3);
            calls.isBilled(AT + "/loop/7", SHOP + "/loop/{id}", 0.3);
        });
    }
}
