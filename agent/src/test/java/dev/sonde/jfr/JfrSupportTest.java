package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JfrSupportTest {

    @ParameterizedTest
    @CsvSource({
        "1.8.0_262, true",
        "1.8.0_275-b01, true",
        "1.8.0_281, true",
        "1.8.0_282, false",
        "1.8.0_504, false",
        "1.8.0_252, false",
        "11.0.33-ea, false",
        "17.0.15, false",
        "25, false"
    })
    void javaEightCrashesWithEventsUpToUpdate281(String version, boolean crashes) {
        assertEquals(crashes, JfrSupport.crashesWhenEventsAreTransformed(version));
    }

    @ParameterizedTest
    @CsvSource({"9.0.4, true", "9, true", "10.0.2, true", "10, true", "1.8.0_282, false", "11, false", "19.0.1, false"})
    void javaNineAndTenHaveItAsACommercialFeature(String version, boolean commercial) {
        assertEquals(commercial, JfrSupport.isJava9Or10(version));
    }

    @Test
    void thisJvmHasEvents() {
        assertNull(JfrSupport.missing());
    }
}
