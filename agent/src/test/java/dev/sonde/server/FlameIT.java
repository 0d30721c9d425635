package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The flame graphs' routes of the whole agent. */
@Execution(ExecutionMode.CONCURRENT)
final class FlameIT {

    @OnSomeJdks
    void thePageComesOutOfTheJar(Jdk jdk) {
        try (ChildJvm child = idle(jdk, "port=0")) {
            HttpResponse<String> page = HttpCalls.get("http://127.0.0.1:" + child.sondePort() + "/flame");
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("class Chart"), page.body());
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void thereIsAFlameGraphOrALineThatSaysWhyNot(Jdk jdk) {
        try (ChildJvm child = idle(jdk, "port=0")) {
            for (String format : List.of("json", "collapsed", "pprof")) {
                HttpResponse<String> answer =
                        HttpCalls.get("http://127.0.0.1:" + child.sondePort() + "/flame." + format);
                assertTrue(
                        answer.statusCode() == 200
                                || (answer.statusCode() == 503 && answer.body().matches(".+\n")),
                        answer::body);
            }
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void onAllAddressesTheyAreClosed(Jdk jdk) {
        try (ChildJvm child = idle(jdk, "port=0,host=0.0.0.0")) {
            for (String path : List.of("/flame", "/flame.collapsed", "/recording.jfr")) {
                assertEquals(
                        403,
                        HttpCalls.get("http://127.0.0.1:" + child.sondePort() + path)
                                .statusCode());
            }
            assertTrue(child.scrape().has("sonde_build_info"));
            Health.assertSound(child);
        }
    }

    private static ChildJvm idle(Jdk jdk, String options) {
        return FixtureProgram.of(Fixture.JDK, "life")
                .asDeployedOn(jdk)
                .agent(options)
                .main("Idle");
    }
}
