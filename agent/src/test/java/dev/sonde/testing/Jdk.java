package dev.sonde.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** A JDK to start child JVMs on; it may be missing on this machine. */
public record Jdk(int version, Path home) {

    public boolean isHere() {
        return home != null;
    }

    /** Its java command. Skips the test, and says so, where this JDK is missing. */
    public Path java() {
        if (!isHere()) {
            System.out.println("SKIPPED: no JDK " + version + " here; name its home in JDK_" + version);
        }
        assumeTrue(isHere(), () -> "no JDK " + version + " here");
        return home.resolve("bin").resolve("java");
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
