package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written, read back by a reader of its own, and by Go's pprof where there is one. */
final class PprofTest {

    @TempDir
    private Path folder;

    @Test
    void theSamplesAddUpToTheTreeAndNameTheirOwner() throws IOException {
        Flame flame = Trees.of(new Query(null, Kind.CPU, 60, 0), Trees.large(6, 24, 1));
        ProfileReader profile = new ProfileReader(unzipped(flame));
        assertEquals(flame.tree.total, profile.total());
        assertEquals("cpu/microseconds", profile.sampleType());
        for (ProfileReader.Sample sample : profile.samples()) {
            assertEquals(sample.frames().get(sample.frames().size() - 1), sample.label("endpoint"));
        }
    }

    @Test
    void theInnermostFrameComesFirst() throws IOException {
        List<String> stacks = new ProfileReader(unzipped(Trees.small()))
                .samples().stream()
                        .map(sample -> String.join(" < ", sample.frames()) + " = " + sample.value())
                        .toList();
        assertEquals(8, stacks.size());
        assertEquals("java.util.HashMap.get < shop.Orders.find < GET /orders/{id} = 385", stacks.get(2));
    }

    @Test
    void aTreeOfNothingIsAProfileWithoutSamples() throws IOException {
        Flame nothing = Trees.of(new Query(null, Kind.ALLOCATION, 60, 0), new CallTree("all", 0));
        ProfileReader profile = new ProfileReader(unzipped(nothing));
        assertEquals("alloc/bytes", profile.sampleType());
        assertEquals(List.of(), profile.samples());
    }

    @Test
    void goTellsWhatIsInIt() throws IOException, InterruptedException {
        String raw = go(Trees.small(), "-raw");
        assertTrue(raw.contains("PeriodType: cpu microseconds"), raw);
        assertTrue(raw.contains("Time: 2023-11-14 22:13:20"), raw);
        assertTrue(raw.contains("Duration: 1m"), raw);
        assertTrue(raw.contains("250 samples of jdk.CPUTimeSample"), raw);
        assertTrue(raw.contains("endpoint:[GET /orders/{id}]"), raw);
    }

    @Test
    void goFindsTheHottestMethodAndFocusesOnAnEndpoint() throws IOException, InterruptedException {
        String top = go(Trees.small(), "-top");
        assertTrue(top.contains("Total samples = 1000us"), top);
        assertTrue(
                top.matches("(?s).*435us +43\\.50% +43\\.50% +435us +43\\.50% +java\\.util\\.HashMap\\.get\n.*"), top);
        String focused = go(Trees.small(), "-top", "-tagfocus=endpoint:POST /orders");
        assertTrue(focused.contains("shop.Orders.add") && !focused.contains("HashMap"), focused);
    }

    private String go(Flame flame, String... options) throws IOException, InterruptedException {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "go")));
        if (!there) {
            System.err.println("SKIPPED: no pprof. With go on the PATH (Debian: golang-go) it reads what is written.");
        }
        assumeTrue(there, "no go on the PATH");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pprof.write(flame, out);
        Path file = Files.write(folder.resolve("profile.pb.gz"), out.toByteArray());
        List<String> command = new ArrayList<>(List.of("go", "tool", "pprof"));
        command.addAll(List.of(options));
        command.add(file.toString());
        ProcessBuilder pprof = new ProcessBuilder(command).redirectErrorStream(true);
        pprof.environment().put("HOME", folder.toString());
        pprof.environment().put("TZ", "UTC");
        Process process = pprof.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static byte[] unzipped(Flame flame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Pprof.write(flame, out);
        return new GZIPInputStream(new ByteArrayInputStream(out.toByteArray())).readAllBytes();
    }
}
