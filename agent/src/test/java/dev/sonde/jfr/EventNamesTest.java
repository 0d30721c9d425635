package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class EventNamesTest {

    @Test
    void anOlderJvmsEventsOfFilesAreNotAmongThoseThatTellTheTruth() {
        assertEquals(
                Set.of("jdk.SocketRead"),
                EventNames.sound(Set.of("jdk.SocketRead", "jdk.FileRead", "jdk.FileWrite", "jdk.FileForce")));
    }

    @Test
    void aNewerJvmsAre() {
        Set<String> names = Set.of("jdk.FileRead", "jdk.ObjectAllocationSample");
        assertEquals(names, EventNames.sound(names));
        assertTrue(EventNames.here().contains("jdk.FileForce"));
    }
}
