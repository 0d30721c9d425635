package dev.sonde.http.servers;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Undertow on the oldest and the newest JDK that it runs on, the newest Undertow on all. */
@Execution(ExecutionMode.CONCURRENT)
final class UndertowIT {

    static Stream<Arguments> undertows() {
        return Fixture.startingWith("undertow-").stream()
                .flatMap(fixture -> Jdks.ends(fixture.jdks()).stream().map(jdk -> Arguments.of(fixture, jdk)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("undertows")
    void everyRequestIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        ServletServerContract.holds(FixtureProgram.of(fixture, "contract", "contract-undertow"), jdk, Path.of(""), 200);
    }
}
