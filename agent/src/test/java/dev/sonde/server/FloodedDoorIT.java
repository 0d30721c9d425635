package dev.sonde.server;

import dev.sonde.testing.Jdks;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever does what at the agent's port, the service answers as before, and nobody gets in. */
final class FloodedDoorIT {

    private static final Duration ASSAULT = Duration.ofMillis(1_500);

    @Test
    void nobodyGetsInAndWhatItCostsTheServiceIsToldBesideADecoy() {
        try (BesiegedService service = BesiegedService.inTheClear(Jdks.of(25))) {
            for (Assault assault : Assault.values()) {
                service.besideADecoy(ASSAULT, assault);
                service.withstands(ASSAULT, assault);
            }
            service.assertSound();
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {8, 11, 17, 21})
    void allAtOnceGetNowhere(int version) {
        try (BesiegedService service = BesiegedService.inTheClear(Jdks.of(version))) {
            service.withstands(ASSAULT, Assault.values());
            service.assertSound();
        }
    }
}
