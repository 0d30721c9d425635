package dev.sonde.runtime;

import dev.sonde.jfr.EventTable;
import java.util.List;

/** What the agent makes of the events of the JVM, for the command line. */
public final class Events {

    private Events() {}

    /**
     * One row for each event: its name, whether this JVM has it, which of them are recorded, what they become.
     *
     * @throws IllegalStateException if this JVM has no events, saying why
     */
    public static List<String[]> table() {
        return EventTable.rows();
    }
}
