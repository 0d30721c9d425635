package dev.sonde.testing;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.security.ProtectionDomain;

/** A neighbour that fails at every class of the service and of other agents that loads. */
public final class ThrowingAgent {
    private ThrowingAgent() {}

    /** Lets a child have it, of at least the Java of this test. */
    public static String javaagent(Path folder) {
        return AgentJar.javaagent(folder, ThrowingAgent.class);
    }

    public static void premain(String argument, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] code) {
                // Not within the JDK's own classes, of which throwing needs some.
                if (loader == null) {
                    return null;
                }
                throw new IllegalStateException("as always");
            }
        });
    }
}
