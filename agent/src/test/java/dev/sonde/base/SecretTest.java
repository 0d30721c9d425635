package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a secret tells, and that it tells no more. */
final class SecretTest {

    @TempDir
    private Path folder;

    @Test
    void aFileSaysWhatIsInIt() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "hunter2\u00fc");
        assertEquals("hunter2\u00fc", Secret.at(file.toString()).text());
        assertTrue(Secret.at(file.toString()).isSet());
        assertFalse(Secret.at("").isSet());
        Files.write(file, new byte[1 << 20]);
        assertEquals(1 << 20, Secret.at(file.toString()).read().length);
        Files.write(file, new byte[(1 << 20) + 1]);
        assertEquals(file + " cannot be read: longer than a megabyte", refusal(file.toString()));
    }

    @Test
    void aVariableSaysItsValue() throws IOException {
        assertEquals(System.getenv("PATH"), Secret.at("env:PATH").text());
        assertEquals("the environment has no variable SONDE_NOBODY_SETS", refusal("env:SONDE_NOBODY_SETS"));
        assertEquals("", Secret.at("env:PATH").stamp());
        assertFalse(Secret.at("env:PATH").isOpenToAll());
    }

    @Test
    void aSecretThatStandsInThePlaceOfItsPlaceIsNotRepeated() {
        assertEquals("*** cannot be read: NoSuchFileException", refusal("hunter2"));
        assertEquals("***", Secret.at("hunter2").toString());
    }

    @Test
    void itsStampChangesWithItsFile() throws IOException {
        Path file = folder.resolve("token");
        Secret secret = Secret.at(file.toString());
        assertEquals("unreadable", secret.stamp());
        Files.writeString(file, "a");
        String first = secret.stamp();
        assertEquals(first, secret.stamp());
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000));
        assertNotEquals(first, secret.stamp());
        assertEquals("", Secret.at("").stamp());
    }

    @Test
    void whatAllMayReadIsToldUnlessItIsMeantTo() throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "a");
        Secret secret = Secret.at(file.toString());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertTrue(secret.isOpenToAll());
        assertFalse(secret.asPublic().isOpenToAll());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertFalse(secret.isOpenToAll());
        assertFalse(Secret.at("").isOpenToAll());
        assertFalse(Secret.at(folder.resolve("gone").toString()).isOpenToAll());
    }

    private static String refusal(String place) {
        return assertThrows(IOException.class, () -> Secret.at(place).read()).getMessage();
    }
}
