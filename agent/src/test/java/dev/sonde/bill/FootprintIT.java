package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;

/** That the estimate of the agent's heap is near what the JVM holds more with it than without. */
final class FootprintIT {

    @OnSomeJdks
    void theEstimateOfTheAgentsHeapIsWithinAThirdOfWhatTheJvmHoldsMore(Jdk jdk) {
        long without = liveBytes(workload(jdk));
        try (ChildJvm child = workload(jdk).agent("port=0").main("Workload")) {
            for (int i = 0; i < 5; i++) {
                child.scrape();
            }
            double estimate = child.scrape().value("sonde_heap_bytes");
            double more = liveBytes(child) - without;
            assertTrue(estimate > more / 1.5 && estimate < more * 1.5, estimate + " for " + more);
        }
    }

    private static ChildCommand workload(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "bill").asDeployedOn(jdk).jvm("-Xmx64m", "-XX:+UseSerialGC");
    }

    private static long liveBytes(ChildCommand command) {
        try (ChildJvm child = command.main("Workload")) {
            return liveBytes(child);
        }
    }

    private static long liveBytes(ChildJvm child) {
        child.send("live");
        return Long.parseLong(child.awaitLine("live (\\d+)").group(1));
    }
}
