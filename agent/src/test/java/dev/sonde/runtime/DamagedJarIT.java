package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.Orders;
import dev.sonde.testing.PackedJar;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A jar that was cut or changed on its way harms no service, says so in a line, and is in no good one's way. */
@Execution(ExecutionMode.CONCURRENT)
final class DamagedJarIT {
    private static final int CUTS = 12;
    private static final int FLIPS = 12;
    private static final String MESSAGE = "cannot be used|damaged|zip|END header";

    @TempDir
    Path folder;

    private byte[] good;

    @BeforeEach
    void readTheGoodOne() throws IOException {
        good = Files.readAllBytes(SondeJar.path());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void attachedInsteadOfAGoodOneItIsRefusedAndAGoodOneStillGetsIn(int java) throws Exception {
        try (ChildJvm child = serving(java)) {
            for (Path damaged : damagedOnes()) {
                loadWhole(child, damaged);
            }
            assertStillAttaches(child);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void nothingIsDefinedOfBootClassesThatAreDamaged(int java) throws Exception {
        try (ChildJvm child = serving(java)) {
            for (String each : List.of("AgentJar", "Launcher", "Requests", "Routes")) {
                Path damaged = with(flippedIn("dev/sonde/boot/" + each + ".class"));
                loadMeaning(child, damaged);
                child.awaitLine("cannot start, the service runs on without it: .* damaged at .*/" + each);
            }
            assertStillAttaches(child);
        }
    }

    @Test
    void theCommandLooksAtItsOwnJarBeforeTheServiceHearsOfIt() throws Exception {
        Path damaged = with(flippedIn("agent/com/sun/jna/linux-x86-64/libjnidispatch.so"));
        Path alsoDamaged = with(flippedIn(PackedJar.blockOf("net/bytebuddy/asm/TypeConstantAdjustment")));
        try (ChildJvm child = serving(Runtime.version().feature())) {
            for (Path each : List.of(damaged, alsoDamaged)) {
                try (ChildJvm command = ChildJvm.on(Jdks.running())
                        .arguments("attach", "" + child.pid(), "port=0")
                        .jar(each)) {
                    assertEquals(4, command.exitCode(), command::toString);
                    assertEquals(1, command.err().size(), command::toString);
                    assertTrue(command.err().get(0).contains("fetch it anew"), command::toString);
                }
            }
            assertEquals(List.of(), child.err());
            assertStillAttaches(child);
        }
    }

    private List<Path> damagedOnes() throws IOException {
        Random random = new Random(9808);
        List<Path> jars = new ArrayList<>();
        for (int i = 0; i < CUTS; i++) {
            jars.add(with(Arrays.copyOf(good, i * good.length / CUTS)));
        }
        jars.add(with(Arrays.copyOf(good, good.length - 1)));
        for (int i = 0; i < FLIPS; i++) {
            jars.add(with(flippedIn(entries().get(random.nextInt(entries().size())))));
        }
        return jars;
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(SondeJar.path().toFile())) {
            return jar.stream()
                    .filter(entry -> entry.getCompressedSize() > 0)
                    .map(JarEntry::getName)
                    .toList();
        }
    }

    /** As a jar that the agent of a good one is asked to start: the one that the command line means. */
    private void loadWhole(ChildJvm child, Path damaged) throws Exception {
        Path reply = Files.createTempDirectory(folder, "reply").resolve("reply.json");
        new Orders(child, folder)
                .load(
                        SondeJar.path().toAbsolutePath(),
                        "@attach,port=0,jfr=false,reply=" + reply + ",jar=" + damaged.toAbsolutePath());
        if (Files.exists(reply)) {
            Map<String, Object> answer = JsonText.object(Files.readString(reply));
            assertFalse((Boolean) answer.get("ok"), answer::toString);
        }
        assertEquals(200, HttpCalls.get(url(child)).statusCode());
    }

    /** As the jar that the JVM itself is given, where its own entry is whole. */
    private void loadMeaning(ChildJvm child, Path damaged) throws Exception {
        try {
            new Orders(child, folder).load(damaged.toAbsolutePath(), "@attach,port=0,jar=" + damaged.toAbsolutePath());
        } catch (AgentLoadException | AgentInitializationException refused) {
            assertTrue(refused.getMessage().length() > 0);
        }
        assertEquals(200, HttpCalls.get(url(child)).statusCode());
    }

    private void assertStillAttaches(ChildJvm child) throws Exception {
        List<String> odd = child.err().stream()
                .filter(line -> line.startsWith("[sonde]"))
                .filter(line -> !line.matches(".*(" + MESSAGE + ").*"))
                .toList();
        assertEquals(List.of(), odd);
        Orders orders = new Orders(child, folder);
        Map<String, Object> reply = orders.give("attach,port=0,jfr=false");
        assertEquals("attached", reply.get("result"), () -> reply + " " + child);
        assertEquals(200, HttpCalls.get(url(child)).statusCode());
        assertEquals("detached", orders.give("detach").get("result"));
    }

    private byte[] flippedIn(String entry) throws IOException {
        Path whole = SondeJar.path();
        int size;
        try (JarFile jar = new JarFile(whole.toFile())) {
            JarEntry found = jar.getJarEntry(entry);
            size = (int) found.getCompressedSize();
        }
        byte[] changed = good.clone();
        changed[startOf(entry) + size / 2] ^= 0x55;
        return changed;
    }

    /** Where the entry's own bytes begin, behind its local header. */
    private int startOf(String entry) {
        byte[] name = entry.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at < good.length - name.length; at++) {
            if (good[at] == 'P' && good[at + 1] == 'K' && good[at + 2] == 3 && good[at + 3] == 4) {
                if (Arrays.equals(good, at + 30, at + 30 + name.length, name, 0, name.length)) {
                    return at + 30 + name.length + (good[at + 28] & 0xff) + ((good[at + 29] & 0xff) << 8);
                }
            }
        }
        throw new IllegalArgumentException(entry);
    }

    private Path with(byte[] bytes) throws IOException {
        return Files.write(Files.createTempFile(folder, "damaged", ".jar"), bytes);
    }

    private static ChildJvm serving(int java) {
        return FixtureProgram.of(Fixture.JDK, "rounds").on(Jdks.of(java)).main("Serves");
    }

    private static String url(ChildJvm child) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/fast";
    }
}
