package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that change while the agent runs, by command and by their file. */
final class SettingsTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final AtomicInteger changes = new AtomicInteger();

    @TempDir
    private Path folder;

    @Test
    void aCommandSetsWhatIsLiveAndSaysWhyItDoesNotSetTheRest() {
        Settings settings = settings("endpoints=10,port=0");
        assertNull(settings.set("endpoints", "20"));
        assertEquals(20, settings.count(Options.ENDPOINTS).getAsInt());
        assertEquals("command", settings.current().source(Options.ENDPOINTS));
        assertEquals("0", settings.current().text(Options.PORT));
        assertEquals(1, changes.get());
        assertTrue(said().contains("options changed: endpoints=20"), said());
        assertTrue(settings.set("endpoint", "20").startsWith("unknown option `endpoint`"));
        assertEquals("endpoints takes " + Kind.COUNT.words, settings.set("endpoints", "no"));
        assertTrue(settings.set("port", "1").startsWith("port takes effect at a start only"));
        assertEquals(1, changes.get());
        assertFalse(settings.hasFile());
        assertFalse(settings.isFailing());
        settings.look();
    }

    @Test
    void aFileIsFollowedInWhatIsLiveAndTheRestWaitsForTheNextStart() throws IOException {
        Path file = Files.writeString(folder.resolve("options"), "endpoints=10\nport=1\n");
        Settings settings = settings("config=" + file);
        assertTrue(settings.hasFile());
        assertFalse(settings.isFailing());
        settings.look();
        assertEquals(0, settings.taken.sum());
        Files.writeString(file, "endpoints=300\nport=2222\n");
        settings.look();
        assertEquals(1, settings.taken.sum());
        assertEquals(300, settings.current().count(Options.ENDPOINTS));
        assertEquals("1", settings.current().text(Options.PORT));
        assertEquals("file", settings.current().source(Options.PORT));
        assertEquals(1, changes.get());
        assertTrue(said().contains("options changed: endpoints=300"), said());
        assertTrue(said().contains("options that wait for the next start: port=2222"), said());
        assertTrue(said().contains("the options in " + file + " read anew"), said());
    }

    @Test
    void aFileWithAFaultChangesNothingAndIsComplainedOfOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("options"), "endpoints=10\n");
        Settings settings = settings("config=" + file);
        Files.writeString(file, "endpoints=none\nbudget=50\n");
        settings.look();
        assertTrue(settings.isFailing());
        assertEquals(1, settings.refused.sum());
        assertEquals(0, settings.taken.sum());
        assertEquals("1", settings.current().text(Options.BUDGET));
        Files.writeString(file, "endpoints=none\nbudget=70\n# the same\n");
        settings.look();
        assertEquals(2, settings.refused.sum());
        assertEquals(2, said().split("cannot be used, the former stay in force").length, said());
        Files.writeString(file, "budget=50\n");
        settings.look();
        assertFalse(settings.isFailing());
        assertEquals("50", settings.current().text(Options.BUDGET));
        assertEquals(Options.ENDPOINTS.defaultValue, settings.current().text(Options.ENDPOINTS));
    }

    private Settings settings(String argument) {
        Options start = new OptionReader().read(argument, new Properties(), Map.of());
        Settings settings = new Settings(start, argument, new Properties(), Map.of(), log);
        settings.onChange(changes::incrementAndGet);
        return settings;
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
