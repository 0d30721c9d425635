package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Jetty on every JDK it runs on. */
@Execution(ExecutionMode.CONCURRENT)
final class JettyIT {

    static Stream<Arguments> jetties() {
        return ServletServerContract.combinations("jetty-");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("jetties")
    void everyRequestIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        ServletServerContract.holds(FixtureProgram.of(fixture, "contract", "contract-jetty"), jdk, Path.of(""), 200);
    }

    /** As ActiveMQ has it, whose class path has the API of Servlet 4 before a Jetty of Servlet 3. */
    @Test
    void mappingsAreFoundUnderAnApiThatIsNewerThanTheServer() {
        FixtureProgram program = FixtureProgram.of(Fixture.JETTY_9_4, "contract", "contract-jetty");
        Path[] path = Stream.concat(
                        Fixture.TOMCAT_9_0.classPath().stream()
                                .filter(each -> each.toString().contains("tomcat-embed-core")),
                        Stream.of(program.classPath()))
                .toArray(Path[]::new);
        try (ChildJvm child = ChildJvm.on(Jdks.of(17))
                .agent("port=0,jfr=false")
                .classPath(path)
                .main("contract.Main")) {
            String at =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            assertEquals(200, HttpCalls.get(at + "/one").statusCode());
            assertEquals(200, HttpCalls.get(at + "/app/exact").statusCode());
            assertEquals(200, HttpCalls.get(at + "/app/prefix/7").statusCode());
            HttpCounts.await(child, Map.of("GET /one 200", 1L, "GET /app/exact 200", 1L, "GET /app/prefix/* 200", 1L));
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
        }
    }
}
