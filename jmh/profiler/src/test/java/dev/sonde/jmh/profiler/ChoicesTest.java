package dev.sonde.jmh.profiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.profile.ProfilerException;

final class ChoicesTest {

    @Test
    void whatIsNotChosenHasADefault() throws ProfilerException {
        Choices choices = Choices.parse("");
        assertEquals(10, choices.top);
        assertEquals(new File("sonde-flames"), choices.flames);
        assertTrue(choices.jfr && choices.alloc && choices.live);
    }

    @Test
    void whatIsChosenIsTaken() throws ProfilerException {
        Choices choices = Choices.parse("flame=false; top=3;jfr=false;period=5");
        assertNull(choices.flames);
        assertEquals(3, choices.top);
        assertEquals(5, choices.periodMillis);
        assertFalse(choices.jfr);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tops=3", "top", "top=", "top=-1", "top=1;top=2", "jfr=yes", "period=0", "flame=", "=", "x"})
    void whatIsNoneIsRefusedWithTheHelp(String line) {
        ProfilerException refused = assertThrows(ProfilerException.class, () -> Choices.parse(line));
        assertTrue(refused.getMessage().contains("Options accepted by sonde:"), refused.getMessage());
    }
}
