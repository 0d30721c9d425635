package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WireMock as everybody downloads it, whose Jetty and servlets lie beneath a package of its own. */
@Execution(ExecutionMode.CONCURRENT)
final class WireMockIT {

    private static final String STUB =
            "{'request': {'urlPathPattern': '/orders/.*'}, 'response': {'status': 201}}".replace('\'', '"');

    @TempDir
    Path folder;

    static List<Jdk> jdks() {
        return Jdks.ends(Fixture.WIREMOCK_3.jdks());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void itsRequestsAreCountedByTheMappingsOfItsServlets(Jdk jdk) {
        try (ChildJvm child = start(jdk, "port=0,jfr=false")) {
            call(child);
            HttpCounts.await(
                    child,
                    Map.of("POST /__admin/ 201", 1L, "GET /__admin/ 200", 1L, "GET / 201", 2L, "GET UNKNOWN 404", 1L));
            Health.assertSound(child, "^(?!\\[sonde\\])");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void itsRequestsAreToldApartByTheirPathsIfThatIsWanted(Jdk jdk) {
        try (ChildJvm child = start(jdk, "port=0,jfr=false,untemplated=guess")) {
            call(child);
            HttpCounts.await(
                    child,
                    Map.of(
                            "POST /__admin/mappings 201",
                            1L,
                            "GET /__admin/mappings 200",
                            1L,
                            "GET /orders/{} 201",
                            2L,
                            "GET UNKNOWN 404",
                            1L));
            Health.assertSound(child, "^(?!\\[sonde\\])");
        }
    }

    private ChildJvm start(Jdk jdk, String options) {
        return ChildJvm.on(jdk)
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .agent(options)
                .arguments("--port", "0", "--bind-address", "127.0.0.1", "--root-dir", folder.toString())
                .jar(Fixture.WIREMOCK_3.classPath().get(0));
    }

    private static void call(ChildJvm child) {
        String at = "http://127.0.0.1:" + child.awaitLine("port: +(\\d+)").group(1);
        assertEquals(201, HttpCalls.post(at + "/__admin/mappings", STUB).statusCode());
        assertEquals(200, HttpCalls.get(at + "/__admin/mappings").statusCode());
        assertEquals(201, HttpCalls.get(at + "/orders/7").statusCode());
        assertEquals(201, HttpCalls.get(at + "/orders/8").statusCode());
        assertEquals(404, HttpCalls.get(at + "/elsewhere").statusCode());
    }
}
