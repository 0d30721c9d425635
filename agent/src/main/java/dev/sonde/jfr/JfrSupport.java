package dev.sonde.jfr;

import dev.sonde.base.Jvm;
import jdk.jfr.FlightRecorder;

/** Says whether events can be had from this JVM, or why not. */
public final class JfrSupport {

    private static final int FIRST_UPDATE = 262;
    private static final int FIRST_SOUND_UPDATE = 282;

    private JfrSupport() {}

    /** Null if they can; else a reason that names the remedy, if there is one. */
    public static String missing() {
        String version = System.getProperty("java.version", "");
        if (!isThere("jdk.jfr.FlightRecorder")) {
            return Jvm.hasModules()
                    ? "this JVM runs without the module jdk.jfr; add `--add-modules jdk.jfr` to its command line"
                    : "this build of Java 8 has no JFR; OpenJDK has it from 8u262 on, sound from 8u282";
        }
        if (isJava9Or10(version)) {
            return "on Java 9 and 10 it is a commercial feature";
        }
        if (crashesWhenEventsAreTransformed(version)) {
            return "Java " + version + " may crash with it (JDK-8252904); 8u282 and newer do not";
        }
        if (!streams() && !isThere("jdk.management.jfr.FlightRecorderMXBean")) {
            return "this JVM runs without the module jdk.management.jfr; add `--add-modules jdk.management.jfr`";
        }
        return FlightRecorder.isAvailable() ? null : "this JVM has it switched off: -XX:-FlightRecorder";
    }

    /** Why JFR could not be started: where it writes its files, as a rule. */
    static String refusal(IllegalStateException refused) {
        return refused.getMessage() + "; its files go to the folder that -Djava.io.tmpdir names";
    }

    /** Whether events can be streamed, from 14 on; else their chunks are read. */
    static boolean streams() {
        return isThere("jdk.jfr.consumer.RecordingStream");
    }

    static boolean isJava9Or10(String version) {
        return version.matches("(9|10)([.+-].*)?");
    }

    /** JDK-8252904: the JVM crashes when an event class is transformed while JFR runs. */
    static boolean crashesWhenEventsAreTransformed(String version) {
        if (!version.matches("1\\.8\\.0_[0-9]+.*")) {
            return false;
        }
        int update = Integer.parseInt(version.replaceAll("^1\\.8\\.0_([0-9]+).*$", "$1"));
        return update >= FIRST_UPDATE && update < FIRST_SOUND_UPDATE;
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className, false, JfrSupport.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }
}
