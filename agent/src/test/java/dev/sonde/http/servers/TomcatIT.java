package dev.sonde.http.servers;

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

/** Every Tomcat on every JDK it runs on. */
@Execution(ExecutionMode.CONCURRENT)
final class TomcatIT {

    @TempDir
    Path directory;

    static Stream<Arguments> tomcats() {
        return ServletServerContract.combinations("tomcat-");
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("tomcats")
    void everyRequestIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        ServletServerContract.holds(FixtureProgram.of(fixture, "contract", "contract-tomcat"), jdk, directory, 500);
    }
}
