package dev.sonde.bill;

import java.util.Locale;

/** A part of the resident memory of the process; the parts of an account add up to it. */
enum MemoryPart {
    /** What was ever touched of the Java heap, and not given back. */
    HEAP,
    METASPACE,
    /** The code cache. */
    CODE,
    STACKS,
    DIRECT,
    /** Files that the service has mapped. */
    MAPPED,
    /** Archives of classes: those of the JDK, and jars that the JVM has mapped. */
    CLASSES,
    /** Shared libraries with their data. */
    LIBRARIES,
    /** What the JVM's native memory tracking counts for the collector; {@link #JVM} and {@link #NATIVE} without it. */
    GC,
    COMPILER,
    SYMBOLS,
    /** Memory that was asked for through Unsafe, direct buffers apart; {@link #NATIVE} without tracking. */
    UNSAFE,
    /** Anonymous memory outside malloc: what the JVM mapped for itself, the collector's tables above all. */
    JVM,
    /** What malloc holds and no other part claims. */
    NATIVE,
    /** Mappings of no kind above. */
    OTHER;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
