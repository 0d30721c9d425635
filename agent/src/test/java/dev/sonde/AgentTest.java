package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.lang.instrument.Instrumentation;
import org.junit.jupiter.api.Test;

final class AgentTest {
    @Test
    void theJvmFindsTheEntry() throws NoSuchMethodException {
        assertNotNull(Agent.class.getMethod("premain", String.class, Instrumentation.class));
    }
}
