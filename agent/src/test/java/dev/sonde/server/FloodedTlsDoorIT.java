package dev.sonde.server;

import dev.sonde.testing.Jdks;
import dev.sonde.testing.TestKeys;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what at a port of the agent that speaks TLS, the service answers as before, and nobody gets in. */
final class FloodedTlsDoorIT {

    private static final Duration ASSAULT = Duration.ofMillis(1_500);

    @TempDir
    private Path folder;

    @Test
    void nothingAtThePortDisturbsTheServiceOrGetsIn() {
        try (BesiegedService service = BesiegedService.overTls(Jdks.of(25), TestKeys.in(folder))) {
            for (TlsAssault assault : TlsAssault.values()) {
                service.withstands(ASSAULT, assault);
            }
            service.assertSound();
        }
    }

    @Test
    void allAtOnceGetNowhereOnTheOldestJdk() {
        try (BesiegedService service = BesiegedService.overTls(Jdks.of(8), TestKeys.in(folder))) {
            service.withstands(ASSAULT, TlsAssault.values());
            service.assertSound();
        }
    }
}
