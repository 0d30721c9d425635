package dev.sonde;

import java.lang.instrument.Instrumentation;

/** The entry of the agent: what the JVM calls when the jar is attached. */
public final class Agent {
    private Agent() {}

    /** Called by the JVM before the main method of the service. */
    public static void premain(String arguments, Instrumentation instrumentation) {}
}
