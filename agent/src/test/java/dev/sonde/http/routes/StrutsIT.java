package dev.sonde.http.routes;

import dev.sonde.testing.Fixture;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** That requests to Struts are counted by the names of its actions, as they are configured. */
@Execution(ExecutionMode.CONCURRENT)
final class StrutsIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"STRUTS_2", "STRUTS_6", "STRUTS_7"})
    void everyRequestIsCountedByTheNameOfItsAction(Fixture fixture) {
        RouteContract.holds(fixture, fixture.jdks().get(0), "struts", directory, calls -> {
            callShop(calls, "");
            callShop(calls, "/api/v1");
            callShop(calls, "/shop");
            callShop(calls, "/shop/api/v1");
            calls.isBilled("/work/7", "/work/*", 0.3);
        });
    }

    private static void callShop(RouteContract calls, String at) {
        calls.get(at + "/orders/7", at + "/orders/* 200");
        calls.get(at + "/orders/8.action", at + "/orders/* 200");
        calls.send("POST", at + "/orders/7/lines/3", at + "/orders/*/lines/* 201");
        calls.get(at + "/fails", at + "/fails 500 IllegalStateException");
        calls.get(at + "/told", at + "/told 410");
        calls.get(at + "/nothing", "UNKNOWN 404");
    }
}
