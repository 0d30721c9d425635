package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JavaHomeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "1.8.0_262, false",
        "1.8.0_504, false",
        "11.0.2, false",
        "25, false",
        "'', false",
        "1.8.0_252, true",
        "1.8.0, true",
        "1.7.0_80, true"
    })
    void whatIsOlderThan8u262IsTooOld(String version, boolean tooOld) {
        assertEquals(tooOld, JavaHome.isTooOld(version));
    }

    @Test
    void theReleaseFileOfTheHomeThatTheLibraryIsInTellsTheVersion() throws IOException {
        process("/opt/jdk8/jre/lib/amd64/server/libjvm.so");
        Files.createDirectories(folder.resolve("root/opt/jdk8"));
        Files.writeString(folder.resolve("root/opt/jdk8/release"), "JAVA_VERSION=\"1.8.0_504\"\nOS_NAME=\"Linux\"\n");
        JavaHome home = JavaHome.of(folder.toString());
        assertEquals("1.8.0_504", home.version);
        assertFalse(home.isOpenJ9);
    }

    @Test
    void anOpenJ9IsKnownByItsLibrary() throws IOException {
        process("/opt/j9/lib/server/libjvm.so", "/opt/j9/lib/default/libj9vm29.so");
        JavaHome home = JavaHome.of(folder.toString());
        assertEquals("", home.version);
        assertTrue(home.isOpenJ9);
    }

    private void process(String... libraries) throws IOException {
        StringBuilder maps = new StringBuilder("7f00-7f01 rw-p 00000000 00:00 0\n");
        for (String library : libraries) {
            maps.append("7f02-7f03 r-xp 00000000 08:01 42     ").append(library).append('\n');
        }
        Files.writeString(folder.resolve("maps"), maps);
    }
}
