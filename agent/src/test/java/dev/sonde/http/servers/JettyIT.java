package dev.sonde.http.servers;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import java.nio.file.Path;
import java.util.stream.Stream;
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
}
