package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Version;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.JarCopy;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.SondeJar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What happens when an agent comes where one is already: the same, a newer, one that does not fit, none at all. */
@Execution(ExecutionMode.CONCURRENT)
final class UpgradeIT {
    private static final String NEWER = "99.1.0";

    @TempDir
    Path folder;

    @OnSomeJdks
    void aNewerJarTakesThePlaceOfTheOlder(Jdk jdk) throws Exception {
        Path newer = JarCopy.ofVersion(NEWER, folder);
        try (ChildJvm child = idle(jdk)) {
            Orders orders = new Orders(child, folder);
            assertEquals(
                    "attached",
                    orders.give("attach,port=0,application=kept,jfr=false").get("result"));
            Map<String, Object> refused = orders.give(newer, "attach,port=0");
            assertEquals("refused", refused.get("result"));
            assertTrue(refused.get("message").toString().contains("upgrade"), refused::toString);
            Map<String, Object> upgraded = orders.give(newer, "upgrade");
            assertEquals("upgraded", upgraded.get("result"), upgraded::toString);
            assertEquals(Version.read(), upgraded.get("was"));
            assertEquals(NEWER, upgraded.get("version"));
            assertEquals("collected", JsonText.object(upgraded.get("residue")).get("loader"), upgraded::toString);
            Scrape scrape = Scrape.from((String) upgraded.get("url"));
            assertEquals(1, scrape.value("sonde_build_info", "version", NEWER, "application", "kept"));
            assertEquals("detached", orders.give(newer, "detach").get("result"));
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    @Test
    void theSameVersionChangesNothingAndSaysSo() throws Exception {
        try (ChildJvm child = idle(Jdks.running())) {
            Orders orders = new Orders(child, folder);
            orders.give("attach,port=0,jfr=false");
            Map<String, Object> again = orders.give("attach,port=0,application=other");
            assertEquals("already", again.get("result"));
            assertEquals(true, again.get("ok"));
            assertFalse(again.get("options").toString().contains("other"), again::toString);
            assertTrue(JsonText.object(again.get("status")).containsKey("startedSeconds"), again::toString);
        }
    }

    @Test
    void aJarWithOtherBootClassesIsRefusedInOneLineAndTheOldOneStays() throws Exception {
        Path other = JarCopy.ofNumber(77, folder);
        try (ChildJvm child = idle(Jdks.running())) {
            Orders orders = new Orders(child, folder);
            String url = (String) orders.give("attach,port=0,jfr=false").get("url");
            Map<String, Object> refused = orders.give(other, "upgrade");
            assertEquals("refused", refused.get("result"));
            assertTrue(refused.get("message").toString().contains("needs 77: restart"), refused::toString);
            assertTrue(Scrape.from(url).has("sonde_build_info"));
            assertEquals("detached", orders.give("detach").get("result"));
            assertEquals("refused", orders.give(other, "attach,port=0").get("result"));
        }
    }

    @Test
    void aDamagedJarIsRefusedAndTheOldOneStays() throws Exception {
        Path damaged = folder.resolve("damaged.jar");
        byte[] bytes = Files.readAllBytes(SondeJar.path());
        Files.write(damaged, Arrays.copyOf(bytes, bytes.length / 2));
        try (ChildJvm child = idle(Jdks.running())) {
            Orders orders = new Orders(child, folder);
            String url = (String) orders.give("attach,port=0,jfr=false").get("url");
            Path reply = folder.resolve("damaged.json");
            orders.load(
                    SondeJar.path().toAbsolutePath(), "@upgrade,reply=" + reply + ",jar=" + damaged.toAbsolutePath());
            Map<String, Object> failed = JsonText.object(Files.readString(reply));
            assertEquals("failed", failed.get("result"), failed::toString);
            assertTrue(failed.get("message").toString().contains("cannot be used"), failed::toString);
            assertTrue(Scrape.from(url).has("sonde_build_info"));
        }
    }

    @Test
    void whereThereIsNoneDetachAndStatusSaySo() throws Exception {
        try (ChildJvm child = idle(Jdks.running())) {
            Orders orders = new Orders(child, folder);
            for (String command : List.of("detach", "status")) {
                Map<String, Object> reply = orders.give(command);
                assertEquals("absent", reply.get("result"));
                assertEquals(true, reply.get("ok"));
                assertFalse(reply.containsKey("version"));
            }
            assertEquals("refused", orders.give("config,budget=2").get("result"));
            assertEquals("refused", orders.give("dance").get("result"));
            assertEquals("disabled", orders.give("attach,enabled=false").get("result"));
            assertEquals("absent", orders.give("status").get("result"));
        }
    }

    @Test
    void anAgentOfTheCommandLineIsDetachedToo() throws Exception {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "life")
                .on(Jdks.running())
                .agent("port=0")
                .main("Idle")) {
            child.sondePort();
            Map<String, Object> reply = new Orders(child, folder).give("detach");
            assertEquals(true, reply.get("ok"), reply::toString);
            child.closeInput();
            assertEquals(0, child.exitCode());
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    private static ChildJvm idle(Jdk jdk) {
        ChildJvm child = FixtureProgram.of(Fixture.JDK, "life").on(jdk).main("Idle");
        child.awaitLine("main is up");
        return child;
    }
}
