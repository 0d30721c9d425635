package dev.sonde.live;

/** What the figures of a moment are about; each has several, by name. */
public enum Topic {
    /** Requests that were closed. */
    REQUESTS("requests", Shape.RATE),
    /** The same by the upper bound of their duration in seconds. */
    LATENCY("latency", Shape.RATE),
    ACTIVE("active", Shape.LEVEL),
    /** CPU seconds by who took them. */
    CPU("cpu", Shape.RATE),
    /** Heap bytes by who allocated them. */
    ALLOCATION("allocation", Shape.RATE),
    /** Resident bytes by what they are for. */
    MEMORY("memory", Shape.LEVEL),
    /** Bytes of the Java heap. */
    HEAP("heap", Shape.LEVEL),
    /** Seconds of collections by collector. */
    GC("gc", Shape.RATE),
    /** Live threads by state. */
    THREADS("threads", Shape.LEVEL),
    /** Seconds. */
    HICCUPS("hiccups", Shape.LEVEL);

    /** Whether figures are kept as they are, or as what they grew by in a second. */
    enum Shape {
        LEVEL,
        RATE
    }

    final String key;
    final Shape shape;

    Topic(String key, Shape shape) {
        this.key = key;
        this.shape = shape;
    }
}
