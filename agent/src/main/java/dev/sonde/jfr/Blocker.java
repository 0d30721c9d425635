package dev.sonde.jfr;

/** What a thread that serves a request may be blocked by, and the events that tell so. */
enum Blocker {
    MONITOR("monitor", "1 ms", "jdk.JavaMonitorEnter"),
    WAIT("wait", "1 ms", "jdk.JavaMonitorWait"),
    // Workers without work park too, once or twice a request: longer than this, they have none for long.
    PARK("park", "10 ms", "jdk.ThreadPark"),
    SLEEP("sleep", "1 ms", "jdk.ThreadSleep"),
    SOCKET("socket", "1 ms", "jdk.SocketRead", "jdk.SocketWrite"),
    FILE("file", "1 ms", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce"),
    /** A pause of a collection, which blocks all threads; it comes on top of what else they wait for. */
    COLLECTION("gc", "0 ms", "jdk.GCPhasePause");

    /** As it is in metrics. */
    final String key;
    /** Shorter ones are not recorded. */
    final String threshold;

    final String[] events;

    Blocker(String key, String threshold, String... events) {
        this.key = key;
        this.threshold = threshold;
        this.events = events;
    }
}
