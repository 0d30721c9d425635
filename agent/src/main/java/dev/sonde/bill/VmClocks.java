package dev.sonde.bill;

/** Where the CPU time of the JVM's own threads is read, those that no Java code sees. For one thread at a time. */
interface VmClocks {

    /** Takes one thread after the other. */
    interface Reader {

        /**
         * Takes one.
         *
         * @param id the same as long as it lives
         * @param cpuNanos since it began
         */
        void take(String id, String name, long cpuNanos);
    }

    /** Hands all of them to the reader. */
    void read(Reader reader);
}
