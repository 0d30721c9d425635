package dev.sonde.runtime;

import dev.sonde.testing.JarCopy;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Many rounds of attach and detach, and many upgrades, on one JVM under calls: nothing grows. How many, and on which
 * JDK, is told by properties, so that the same is a long measurement that prints what the JVM holds every ten rounds.
 */
@Execution(ExecutionMode.CONCURRENT)
final class RoundsIT {
    private static final int ROUNDS = Integer.getInteger("sonde.rounds", 20);
    private static final int UPGRADES = Integer.getInteger("sonde.upgrades", 6);
    /** In each so manieth round JFR is waited for, which takes seconds; in the others it is yet starting. */
    private static final int RECORDING = Integer.getInteger("sonde.rounds.recording", 5);

    private static final Jdk JDK =
            Jdks.of(Integer.getInteger("sonde.jdk", Runtime.version().feature()));
    private static final int PRINTED = 10;

    @TempDir
    Path folder;

    @Test
    void roundsLeaveNothing() throws Exception {
        try (Rounds rounds = new Rounds(JDK, folder)) {
            round(rounds, 0);
            round(rounds, 1);
            Holdings before = rounds.holdings();
            print("before", rounds, before);
            for (int i = 1; i <= ROUNDS; i++) {
                round(rounds, i);
                if (i % PRINTED == 0 && i < ROUNDS) {
                    print(i + " rounds", rounds, rounds.holdings());
                }
            }
            Holdings after = rounds.holdings();
            print(ROUNDS + " rounds", rounds, after);
            after.assertNoMoreThan(before, ROUNDS);
            rounds.assertUnharmed();
        }
    }

    private static void round(Rounds rounds, int number) throws Exception {
        rounds.attach("");
        if (number % RECORDING == 0) {
            rounds.awaitRecording();
        }
        rounds.detach();
    }

    @Test
    void upgradesLeaveNothing() throws Exception {
        List<Path> jars = List.of(JarCopy.ofVersion("99.1.0", folder), JarCopy.ofVersion("99.2.0", folder));
        try (Rounds rounds = new Rounds(JDK, folder)) {
            rounds.attach("");
            rounds.awaitRecording();
            rounds.upgrade(jars.get(0));
            rounds.detach();
            Holdings before = rounds.holdings();
            print("before", rounds, before);
            rounds.attach("");
            for (int i = 1; i <= UPGRADES; i++) {
                if (i % RECORDING == 0) {
                    rounds.awaitRecording();
                }
                rounds.upgrade(jars.get(i % 2 == 0 ? 1 : 0));
                if (i % PRINTED == 0 && i < UPGRADES) {
                    print(i + " upgrades", rounds, rounds.holdings());
                }
            }
            rounds.detach();
            Holdings after = rounds.holdings();
            print(UPGRADES + " upgrades", rounds, after);
            after.assertNoMoreThan(before, UPGRADES);
            rounds.assertUnharmed();
        }
    }

    private static void print(String when, Rounds rounds, Holdings holdings) {
        System.out.println(JDK + ", " + when + ": " + holdings + "; slow to go: " + rounds.held());
    }
}
