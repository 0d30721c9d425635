package dev.sonde.cli;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.SondeJar;
import java.util.List;
import java.util.Map;

/** One run of the built jar as a command: how it ended and what it said. */
record Cli(int exitCode, List<String> out, List<String> err) {

    static Cli run(Jdk jdk, String... words) {
        // JNA asks a program for the libraries there are, and the helper that starts it may be for a newer C library.
        return run(
                ChildJvm.on(jdk)
                        .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                        .property("jdk.lang.Process.launchMechanism", "FORK"),
                words);
    }

    /** Started in a way of the caller's. */
    static Cli run(ChildCommand how, String... words) {
        try (ChildJvm child = how.arguments(words).jar(SondeJar.path().toAbsolutePath())) {
            return new Cli(child.exitCode(), child.out(), child.err());
        }
    }

    /** The first line, which is JSON. */
    Map<String, Object> facts() {
        return JsonText.object(out.get(0));
    }
}
