package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import java.nio.file.Path;

/** Reading the clocks of the JVM's own threads never harms it. */
final class VmThreadsIT {
    private static final int JVMS = 2;

    /** Nine of ten such JVMs of 11 end by a signal if HotSpot's bean is asked there. */
    @OnSomeJdks
    void aJvmThatStartsThreadsOfItsOwnLivesThoughItsClocksAreReadAllTheTime(Jdk jdk) {
        for (int i = 0; i < JVMS; i++) {
            try (ChildJvm child = spins(jdk).main("Spins")) {
                assertEquals(0, child.exitCode(), child::toString);
                child.awaitLine("readings [1-9]");
            }
        }
    }

    private static ChildCommand spins(Jdk jdk) {
        ChildCommand command = ChildJvm.on(jdk)
                .jvm("-XX:+IgnoreUnrecognizedVMOptions", "-XX:-CreateCoredumpOnCrash", "-XX:ErrorFile=/dev/null")
                .jvm("-Xmx200m", "-XX:+UseG1GC", "-XX:InitiatingHeapOccupancyPercent=10")
                .jvm("-XX:ConcGCThreads=8", "-XX:ParallelGCThreads=8", "-XX:G1ConcRefinementThreads=8")
                .classPath(
                        FixtureProgram.of(Fixture.JDK, "clocks").classes(),
                        Path.of("target", "classes").toAbsolutePath());
        return jdk.version() == 8 ? command : command.jvm("--add-exports=java.management/sun.management=ALL-UNNAMED");
    }
}
