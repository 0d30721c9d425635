package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Unavailable;
import dev.sonde.flame.CallTree;
import dev.sonde.flame.Evidence;
import dev.sonde.flame.Flame;
import dev.sonde.flame.Query;
import dev.sonde.server.ProfileServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlameFileTest {

    private final ProfileServer server = ProfileServer.start(FlameFileTest::flame);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void collapsedStacksGoToTheStandardOutput() throws InterruptedException {
        assertEquals(0, run(server.url("/metrics"), "--endpoint", "GET /a b", "--type", "alloc", "--last", "5m"));
        assertEquals("GET /a b;alloc 300\n", text(out));
    }

    @Test
    void theMethodsThatTakeMostAreATable() throws InterruptedException {
        assertEquals(
                0, run(server.url("/metrics"), "--endpoint", "GET /a", "--type", "alloc", "--last", "5m", "--top"));
        assertEquals("""
                B     share     endpoint
                300   100.0 %   GET /a

                B     share     with what it calls   method
                300   100.0 %   100.0 %              alloc
                """, text(out));
    }

    @Test
    void aProfileGoesIntoAFile(@TempDir Path folder) throws IOException, InterruptedException {
        Path file = folder.resolve("cpu.pb.gz");
        assertEquals(0, run(server.url("").replace("http://", ""), "--pprof", "-o", file.toString()));
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(0x1f, bytes[0]);
        assertEquals("", text(out));
    }

    @Test
    void theAgentsOwnWordsTellWhatIsWrong() throws InterruptedException {
        String host = server.url("").replace("http://", "");
        assertEquals(1, run(host, "--type", "heat"));
        assertEquals("sonde: no flame graph from " + host + ": Bad query: type is cpu, alloc or wall.\n", text(err));
        err.reset();
        assertEquals(1, run(host, "--last", "2h"));
        assertEquals("sonde: no flame graph from " + host + ": Too long ago.\n", text(err));
        err.reset();
        server.close();
        assertEquals(1, run(host));
        assertTrue(text(err).startsWith("sonde: no flame graph from " + host + ": "), text(err));
    }

    @Test
    void aWordThatMakesNoSenseIsNamed() throws InterruptedException {
        assertEquals(2, run("--heat"));
        assertEquals("sonde: flame has no option --heat\n", text(err));
        err.reset();
        assertEquals(2, run("--last"));
        assertEquals("sonde: --last needs a value\n", text(err));
        err.reset();
        assertEquals(2, run("--top=0"));
        assertEquals("sonde: --top is a number from 1, not 0\n", text(err));
        err.reset();
        assertEquals(2, run("--top", "--pprof"));
        assertEquals("sonde: --top is a table, --pprof is none; take one\n", text(err));
    }

    private int run(String... words) throws InterruptedException {
        List<String> all = new ArrayList<>(List.of("flame"));
        all.addAll(List.of(words));
        return new Main(stream(out), stream(err)).run(all);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Flame flame(Query query) {
        if (query.lastSeconds == 7200) {
            throw new Unavailable("Too long ago.");
        }
        CallTree call = new CallTree(query.kind.key, (long) query.lastSeconds);
        CallTree tree = new CallTree(query.owner == null ? "all" : query.owner, 0, call);
        return new Flame(query, tree, new Evidence(0, query.lastSeconds, 7, "jdk.CPUTimeSample"));
    }
}
