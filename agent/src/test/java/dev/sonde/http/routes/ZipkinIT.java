package dev.sonde.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Zipkin as it is released: its endpoints appear by their templates. */
@Execution(ExecutionMode.CONCURRENT)
final class ZipkinIT {

    private static final Duration START = Duration.ofSeconds(150);

    @Test
    void itsEndpointsAppearByTemplate() {
        List<Jdk> jdks = Fixture.ZIPKIN_3.jdks();
        try (ChildJvm child = FixtureProgram.of(Fixture.ZIPKIN_3, "zipkin")
                .on(jdks.get(jdks.size() - 1))
                .jvm("-Xmx300m", "-Dserver.port=0")
                .agent("port=0,jfr=false")
                .main("Main")) {
            String server = "http://127.0.0.1:"
                    + child.awaitLine("Serving HTTP at [^ ]*:(\\d+) ", START).group(1);
            assertEquals(200, HttpCalls.get(server + "/health").statusCode());
            assertEquals(
                    200, HttpCalls.getOverHttp2(server + "/api/v2/services").statusCode());
            assertEquals(404, HttpCalls.get(server + "/api/v2/trace/7").statusCode());
            assertEquals(404, HttpCalls.get(server + "/nothing").statusCode());
            HttpCounts.await(
                    child,
                    Map.of(
                            "GET /health 200", 1L,
                            "GET /api/v2/services 200", 1L,
                            "GET /api/v2/trace/:traceId 404", 1L,
                            "GET UNKNOWN 404", 1L));
            Health.assertSound(child, ".*");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }
}
