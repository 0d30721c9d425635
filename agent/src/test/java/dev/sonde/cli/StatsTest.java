package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Hierarchy;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on recorded machines; nothing passes on them, so that every CPU % is unknown. */
final class StatsTest {
    private static final String ID = "1e0bf73d8279307e8ae6ddca5f5119f69b8ba1bbc1573aa1bb2f9684d23f17e8";
    private static final String POD = "/kubepods.slice/kubepods-burstable.slice/"
            + "kubepods-burstable-pod5b977639_f878_469b_94ee_47a4aa7e597a.slice";
    private static final String CONTAINER = POD + "/cri-containerd-" + ID + ".scope";

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Hierarchy machine;

    @BeforeEach
    void unpack() {
        machine = Hierarchy.unpack("v2-kubernetes-node", folder);
        machine.write("proc/stat", "cpu  1 2 3 4 5 6 7 8\ncpu0 1 2 3 4\ncpu1 1 2 3 4\nintr 5\n");
        machine.write("proc/self/status", "Uid:\t1000\t1000\t1000\t1000\n");
    }

    @Test
    void aJvmWithACgroupOfItsOwnIsShownByItsCgroup() {
        process(4711, "1000", CONTAINER, "java -jar /opt/shop.jar");
        assertEquals(0, stats("--no-stream"));
        assertEquals(
                List.of(
                        "PID    NAME       CPU %   MEM USAGE / LIMIT   MEM %    NET I/O         BLOCK I/O"
                                + "        PIDS   SOURCE",
                        "4711   shop.jar   --      487.7MiB / 1GiB     47.63%   5.01kB / 60kB   8.19kB / 4.1kB"
                                + "   57     cgroup"),
                lines(out));
    }

    @Test
    void cpuIsTheShareOfTheMachinesTimeTimesItsProcessors() {
        process(4711, "1000", CONTAINER, "java Main");
        process(4712, "1000", "/", "java Other");
        StatsSample before = new StatsSample(machine.proc());
        machine.write("proc/stat", "cpu  1 2 3 204 5 6 7 99\ncpu0 1 2 3 4\ncpu1 1 2 3 4\n");
        machine.write("sys/fs/cgroup" + CONTAINER + "/cpu.stat", "usage_usec 160472260\n");
        machine.write("proc/4712/stat", stat(4712, 500, 777));
        assertEquals(List.of("150.00%", "50.00%"), cpu(before));
        machine.write("proc/4712/stat", stat(4712, 500, 778));
        // The same number, but another process.
        assertEquals(List.of("150.00%", "--"), cpu(before));
    }

    private List<String> cpu(StatsSample before) {
        List<StatsRow> rows = new StatsSample(machine.proc()).rows(before, Words.read(new StatsArguments(), "--all"));
        return new StatsFormat("{{.CPUPerc}}", true).lines(rows);
    }

    @Test
    void jvmsThatShareACgroupAreShownAsProcesses() {
        process(4711, "1000", CONTAINER, "java -jar /opt/shop.jar");
        process(4712, "0", CONTAINER, "java Sidecar");
        assertEquals(0, stats("--no-stream", "--all", "--format", "{{.Name}} {{.Source}} {{.MemUsage}} {{.PIDs}}"));
        assertEquals(List.of("shop.jar process 100MiB / 1GiB 33", "Sidecar process 100MiB / 1GiB 33"), lines(out));
    }

    @Test
    void aJvmAboveAnothersCgroupIsShownAsAProcessAndTheOtherByItsCgroup() {
        process(4711, "1000", POD, "java Above");
        process(4712, "1000", CONTAINER, "java Below");
        assertEquals(0, stats("--no-stream", "--format", "{{.Name}} {{.Source}}"));
        assertEquals(List.of("Above process", "Below cgroup"), lines(out));
    }

    @Test
    void aJvmInTheRootIsShownAsAProcess() {
        process(4711, "1000", "/", "java Main");
        assertEquals(0, stats("--no-stream", "--format", "{{.Source}} {{.BlockIO}} {{.MemPerc}} {{.Container}}"));
        assertEquals(List.of("process 1.02kB / 2.05kB 0.63% 4711"), lines(out));
    }

    @Test
    void withoutWordsOnlyThisUsersAreShownAndWithWordsThoseThatAreMeant() {
        process(1, "0", "/", "java com.shop.Root");
        process(22, "1000", "/", "java com.shop.Mine");
        process(333, "1000", "/", "java -jar lib/other.jar");
        assertEquals(List.of("Mine", "other.jar"), names());
        assertEquals(List.of("Root", "Mine", "other.jar"), names("--all"));
        assertEquals(List.of("Root", "other.jar"), names("1", "other"));
        assertEquals(List.of("Mine"), names("Mine"));
    }

    @Test
    void whatIsNoJvmIsNotShown() {
        process(4711, "1000", "/", "bash -c java");
        machine.write("proc/4711/maps", "55d0c0000000-55d0c0001000 r--p 00000000 08:01 1 /usr/bin/bash\n");
        assertEquals(List.of(), names("--all"));
    }

    @Test
    void aJvmWhoseMemoryMapIsNobodysBusinessIsKnownByItsCommand() {
        process(4711, "0", "/", "java Main");
        machine.write("proc/4711/maps", "");
        machine.write("proc/4711/comm", "java\n");
        assertEquals(List.of("Main"), names("--all"));
    }

    @Test
    void jsonIsAnObjectALineWithDockersKeys() {
        process(4711, "1000", CONTAINER, "java a\"b\\c");
        assertEquals(0, stats("--no-stream", "--format", "json"));
        assertEquals(
                List.of(
                        "{\"BlockIO\":\"8.19kB / 4.1kB\",\"CPUPerc\":\"--\",\"Container\":\"1e0bf73d8279\","
                                + "\"ID\":\"4711\",\"MemPerc\":\"47.63%\",\"MemUsage\":\"487.7MiB / 1GiB\","
                                + "\"Name\":\"a\\\"b\\\\c\",\"NetIO\":\"5.01kB / 60kB\",\"PIDs\":\"57\",\"Source\":\"cgroup\"}"),
                lines(out));
    }

    @Test
    void aTemplateMayBeATableAndHaveTabs() {
        process(4711, "1000", CONTAINER, "java -cp x " + "com.example.very.long.packages.of.a.shop.in.europe.Main");
        assertEquals(0, stats("--no-stream", "--format", "table {{ .Name }}\\t{{.Container}}"));
        assertEquals(
                List.of(
                        "NAME                                   CONTAINER",
                        "...packages.of.a.shop.in.europe.Main   1e0bf73d8279"),
                lines(out));
    }

    @Test
    void nothingIsCutWithNoTrunc() {
        String name = "com.example.very.long.packages.of.a.shop.in.europe.Main";
        process(4711, "1000", CONTAINER, "java " + name);
        assertEquals(0, stats("--no-stream", "--no-trunc", "--format", "{{.Container}}\\t{{.Name}}"));
        assertEquals(List.of(ID + "\t" + name), lines(out));
    }

    @Test
    void aNameCannotCommandTheTerminal() {
        process(4711, "1000", "/", "java \033[2JMain\tx");
        assertEquals(List.of("?[2JMain?x"), names());
    }

    @Test
    void whatMakesNoSenseIsOneLineAndEndsWith2() {
        assertEquals(2, stats("--format", "{{.Memory}}"));
        assertEquals(2, stats("--format", "{{.Name"));
        assertEquals(2, stats("--colour"));
        List<String> complaints = lines(err);
        assertTrue(complaints.get(0).startsWith("sonde: --format has no placeholder {{.Memory}}; there are "));
        assertEquals("sonde: --format has a {{ without }}: {{.Name", complaints.get(1));
        assertEquals("sonde: stats has no option --colour", complaints.get(2));
        assertEquals(3, complaints.size());
        assertEquals(List.of(), lines(out));
    }

    @Test
    void aProcessThatIsNotThereIsOneLineAndEndsWith1() {
        assertEquals(1, stats("4711"));
        assertEquals(List.of("sonde: there is no JVM 4711 here"), lines(err));
    }

    @Test
    void aFolderThatIsNoProcIsOneLineAndEndsWith1() throws InterruptedException {
        int status = main().run(List.of("stats", "--proc", folder + "/sys"));
        assertEquals(1, status);
        assertEquals(List.of("sonde: " + folder + "/sys is not a /proc of Linux"), lines(err));
    }

    private void process(int pid, String user, String cgroup, String command) {
        String proc = "proc/" + pid + "/";
        machine.write(proc + "maps", "7f00-7f01 r-xp 00000000 08:01 1 /usr/lib/jvm/lib/server/libjvm.so\n");
        machine.write(proc + "cmdline", command.replace(' ', '\0') + "\0");
        machine.write(proc + "comm", command.split(" ")[0] + "\n");
        machine.write(
                proc + "status", "Uid:\t" + user + "\t0\t0\t0\nVmRSS:\t  102400 kB\nThreads:\t33\nPid:\t" + pid + "\n");
        machine.write(proc + "stat", stat(pid, 450, 777));
        machine.write(proc + "cgroup", "0::" + cgroup + "\n");
        machine.write(proc + "io", "read_bytes: 1024\nwrite_bytes: 2048\n");
        machine.write(proc + "net/dev", "  eth0: 5010 0 0 0 0 0 0 0 60000 0 0 0 0 0 0 0\n");
    }

    private static String stat(int pid, int userTicks, int start) {
        return pid + " (a) b) S 1 1 1 0 -1 0 0 0 0 0 " + userTicks + " 100 0 0 20 0 33 0 " + start + " 0 0\n";
    }

    private List<String> names(String... words) {
        out.reset();
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--no-stream", "--format", "{{.Name}}"));
        assertEquals(0, stats(all.toArray(String[]::new)), err::toString);
        return lines(out).stream().map(name -> name.replace("com.shop.", "")).toList();
    }

    private int stats(String... words) {
        List<String> all = new ArrayList<>(List.of("stats", "--proc", machine.proc(), "--interval", "0.01"));
        all.addAll(List.of(words));
        return main().run(all);
    }

    private Main main() {
        return new Main(
                new PrintStream(out, true, StandardCharsets.UTF_8), new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static List<String> lines(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
