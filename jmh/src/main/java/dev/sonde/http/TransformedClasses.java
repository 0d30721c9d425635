package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.util.Collections;
import java.util.function.BiFunction;

/** What the agent makes of a class that loads: by its internal name and class file the woven one, or null. */
public final class TransformedClasses implements BiFunction<String, byte[], byte[]> {

    private final Weaver weaver;

    /** With all probes. */
    public TransformedClasses() {
        Log log = new Log(System.err);
        weaver = new Weaver(Probes.allBut(Collections.<String>emptySet()), () -> {}, log, new Failures(log));
    }

    @Override
    public byte[] apply(String name, byte[] classFile) {
        return weaver.transform(ClassLoader.getSystemClassLoader(), name, null, null, classFile);
    }
}
