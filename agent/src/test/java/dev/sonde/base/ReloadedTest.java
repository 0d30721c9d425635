package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When files are looked at again, and what is said of them. */
final class ReloadedTest {

    private static final long SECOND = 1_000_000_000;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));
    private long clockNow = -3 * SECOND;
    private boolean isBroken;
    private int made;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("file");
        Files.writeString(file, "1");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aChangeIsSeenByWhoAsksASecondAfterTheLastLook() throws IOException {
        Reloaded<String> reloaded = reloaded();
        assertEquals("1", reloaded.current());
        assertEquals("", said());
        Files.writeString(file, "22");
        clockNow += SECOND - 1;
        assertEquals("1", reloaded.current());
        clockNow++;
        assertEquals("22", reloaded.current());
        assertEquals("[sonde] a file read anew" + System.lineSeparator(), said());
        Files.writeString(file, "333");
        clockNow += SECOND - 1;
        assertEquals("22", reloaded.current());
        clockNow++;
        assertEquals("333", reloaded.current());
    }

    @Test
    void aThreadThatLookedLeavesTheNextLookToAnother() throws IOException {
        Reloaded<String> reloaded = reloaded();
        Files.writeString(file, "22");
        reloaded.look();
        Files.writeString(file, "333");
        CompletableFuture.runAsync(reloaded::look).join();
        assertEquals("333", reloaded.current());
    }

    @Test
    void whatCouldNotBeMadeIsTriedAgainTenSecondsLaterThoughNothingChanged() {
        isBroken = true;
        Reloaded<String> reloaded = reloaded();
        assertEquals("none", reloaded.current());
        assertTrue(reloaded.isFailing());
        assertEquals("[sonde] a file cannot be used: broken" + System.lineSeparator(), said());
        clockNow += 10 * SECOND - 1;
        isBroken = false;
        assertEquals("none", reloaded.current());
        assertEquals(1, made);
        clockNow++;
        reloaded.look();
        assertEquals("1", reloaded.current());
        assertFalse(reloaded.isFailing());
        clockNow += 60 * SECOND;
        assertEquals("1", reloaded.current());
        assertEquals(2, made);
    }

    @Test
    void aFileThatAllMayReadIsTold() throws IOException {
        reloaded();
        assertFalse(said().contains("chmod"), said());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        reloaded();
        assertTrue(said().contains(file + " can be read by every user of this machine; `chmod 600`"), said());
    }

    private Reloaded<String> reloaded() {
        return new Reloaded<>("a file", List.of(Secret.at(file.toString())), "none", this::make, log) {
            @Override
            long now() {
                return clockNow;
            }
        };
    }

    private String make() throws IOException {
        made++;
        if (isBroken) {
            throw new IOException("broken");
        }
        return Files.readString(file);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
