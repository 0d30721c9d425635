package dev.sonde.linux;

import static java.lang.Double.NaN;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Hierarchy;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CgroupTest {
    private static final String ID = "1e0bf73d8279307e8ae6ddca5f5119f69b8ba1bbc1573aa1bb2f9684d23f17e8";
    private static final double CPU_SECONDS = 158.97226;

    @TempDir
    private Path folder;

    private Hierarchy hierarchy;

    @ParameterizedTest
    @ValueSource(strings = {"v2-docker", "v2-docker-host-namespace", "v2-docker-sibling-namespace"})
    void aDockerContainerOfV2IsReadWhateverItSeesOfItsHost(String name) {
        Cgroup cgroup = open(name);
        assertEquals("v2", cgroup.version);
        assertTrue(cgroup.id.contains(ID), cgroup.id);
        assertTrue(cgroup.confined);
        CgroupReading now = cgroup.get();
        assertCpu(now, CPU_SECONDS, 1.5, 5000, 321, 46.5);
        assertMemory(
                now, 2521530880.0, 2521530880.0 - 188608512, 3221225472.0, 3221225472.0 - 2521530880.0 + 188608512);
        assertSwap(now, 4096, 1073741824, 2);
        assertTasksAndIo(now, 57, 512, 98304, 12288);
        assertPressure(cgroup, "cgroup", 1.5, 0.25, 1.500002, 0.250002);
    }

    @Test
    void theLeastLimitOfAllAncestorsHolds() {
        Cgroup cgroup = open("v2-systemd-nested");
        assertEquals("/shop.slice/shop-eu.slice/shop-api.service", cgroup.id);
        CgroupReading now = cgroup.get();
        // Limit and throttling are those of the slice above, which its other services use up as well.
        assertCpu(now, CPU_SECONDS, 2.5, 7000, 400, 52);
        assertMemory(now, 600000000, 600000000 - 188608512, 2147483648.0, 2147483648.0 - 1900000000 + 188608512);
        assertSwap(now, 0, 0, 0);
        assertTasksAndIo(now, 57, 400, 0, 0);
    }

    @Test
    void aContainerOfRootlessPodmanHasWhatWasDelegatedToItsUser() {
        Cgroup cgroup = open("v2-podman-rootless");
        CgroupReading now = cgroup.get();
        assertCpu(now, 3.287727, NaN, NaN, NaN, NaN);
        assertMemory(now, 300000000, 300000000 - 188608512, 536870912, 536870912 - 300000000 + 188608512);
        assertTasksAndIo(now, 31, 2048, NaN, NaN);
        assertPressure(cgroup, "cgroup", 2.858731, 1.888222, 0, 0);
    }

    @Test
    void aContainerOfKubernetesIsBoundByItsPodAsWell() {
        Cgroup cgroup = open("v2-kubernetes-node");
        CgroupReading now = cgroup.get();
        assertCpu(now, CPU_SECONDS, 1, 5000, 2100, 999);
        assertMemory(now, 700000000, 700000000 - 188608512, 1073741824, 1073741824 - 700000000 + 188608512);
        assertSwap(now, 0, 0, 0);
        assertTasksAndIo(now, 57, 30000, 8192, 4096);
    }

    @Test
    void atTheRootOfV2ThereIsNoMemoryAndNoLimit() {
        Cgroup cgroup = open("v2-root");
        assertEquals("v2", cgroup.version);
        assertEquals("/", cgroup.id);
        assertFalse(cgroup.confined);
        CgroupReading now = cgroup.get();
        assertCpu(now, 388314.838, NaN, NaN, NaN, NaN);
        assertMemory(now, NaN, NaN, NaN, NaN);
        assertSwap(now, NaN, NaN, NaN);
        assertTasksAndIo(now, NaN, NaN, 1459200, 314773504);
        assertPressure(cgroup, "machine", 7.1, NaN, 0.5, 0.25);
    }

    @Test
    void aDockerContainerOfV1IsReadWhereItsPathIsTheRootOfTheMount() {
        Cgroup cgroup = open("v1-docker");
        assertEquals("v1", cgroup.version);
        assertEquals("/system.slice/docker-" + ID + ".scope", cgroup.id);
        assertTrue(cgroup.confined);
        assertDockerOfV1(cgroup.get(), 98304, 9216);
        assertPressure(cgroup, "machine", 7.1, NaN, 0.5, 0.25);
    }

    @Test
    void aDockerContainerOfV1IsReadWhereANamespaceHidesItsPath() {
        Cgroup cgroup = open("v1-docker-namespace");
        assertEquals(ID, cgroup.id);
        assertDockerOfV1(cgroup.get(), 94208, 9216);
    }

    @Test
    void aCgroupOfV1WhosePathIsNotBelowItsMountIsTheOneThatListsTheProcess() {
        assertDockerOfV1(open("v1-garden").get(), 98304, 9216);
    }

    @Test
    void aLimitOfAnAncestorThatIsOutOfSightIsKnownToV1() {
        CgroupReading now = open("v1-kubernetes-pod-limit").get();
        assertCpu(now, 158.972260123, NaN, 5000, 321, 46.5);
        assertMemory(now, 6e9, 6e9 - 1128783872, 6442450944.0, 6442450944.0 - 6e9 + 1128783872);
        assertSwap(now, 4194304, NaN, NaN);
        assertTasksAndIo(now, 57, NaN, 98304, 9216);
    }

    @Test
    void theHugeNumberOfV1IsNoLimit() {
        CgroupReading now = open("v1-unlimited").get();
        assertCpu(now, 158.972260123, NaN, 5000, 321, 46.5);
        assertMemory(now, 6e9, 6e9 - 1128783872, NaN, NaN);
        assertSwap(now, 4194304, NaN, 2);
        assertTasksAndIo(now, 57, NaN, 98304, 9216);
    }

    @Test
    void aHybridHasFiguresOfV1AndPressureOfV2() {
        Cgroup cgroup = open("hybrid-nested");
        assertEquals("hybrid", cgroup.version);
        assertEquals("/shop/api", cgroup.id);
        assertTrue(cgroup.confined);
        CgroupReading now = cgroup.get();
        assertCpu(now, 3.325937077, 0.8, 133, 40, 2.067181313);
        // What is left is a little less at the level above, whose limit it is.
        assertMemory(now, 224960512, 224960512 - 31490048, 536870912, 343388160);
        assertSwap(now, 0, 268435456, 0);
        assertTasksAndIo(now, 14, 200, 0, 0);
        assertPressure(cgroup, "cgroup", 2.875214, 1.904705, 0.000068, 0.000068);
    }

    @Test
    void withoutCgroupsThereIsNothing() {
        Cgroup cgroup = open("none");
        assertEquals("none", cgroup.version);
        assertFalse(cgroup.confined);
        assertNothing(cgroup.get());
        assertEquals(List.of(), cgroup.pressures);
    }

    @Test
    void onAnotherSystemThereIsNothing() {
        Cgroup cgroup = Cgroup.of(folder.resolve("none").toString(), "self");
        assertEquals("none", Cgroup.of(folder + "/none", "4711").version);
        assertNothing(cgroup.get());
    }

    @Test
    void linesThatMakeNoSenseAreSkipped() {
        Cgroup cgroup = open("garbage");
        assertEquals("v2", cgroup.version);
        CgroupReading now = cgroup.get();
        assertCpu(now, NaN, NaN, NaN, NaN, NaN);
        assertMemory(now, NaN, NaN, NaN, NaN);
        assertSwap(now, NaN, NaN, NaN);
        assertTasksAndIo(now, NaN, NaN, 4096, 0);
        for (Pressure pressure : cgroup.pressures) {
            assertArrayEquals(new double[] {NaN, NaN}, pressure.seconds());
        }
        ProcessBytes bytes = new ProcessBytes(hierarchy.proc() + "/self");
        assertArrayEquals(new double[] {NaN, NaN}, bytes.storage());
        assertArrayEquals(new double[] {5, 6}, bytes.network());
        assertEquals(NaN, MachineMemory.read(hierarchy.proc()).totalBytes);
        assertEquals(NaN, MachineMemory.read(hierarchy.proc()).availableBytes);
    }

    @Test
    void aCgroupThatIsGoneTellsNothing() {
        Cgroup cgroup = open("v2-docker");
        for (String file : List.of("cpu.stat", "cpu.max", "memory.current", "memory.stat", "memory.max")) {
            hierarchy.delete("sys/fs/cgroup/" + file);
        }
        assertCpu(cgroup.get(), NaN, NaN, NaN, NaN, NaN);
        assertMemory(cgroup.get(), NaN, NaN, NaN, NaN);
    }

    @Test
    void theLimitIsTheOneOfNow() {
        Cgroup cgroup = open("v2-docker");
        hierarchy.write("sys/fs/cgroup/memory.max", "max\n");
        hierarchy.write("sys/fs/cgroup/cpu.max", "50000 100000\n");
        assertEquals(NaN, cgroup.get().memoryLimitBytes);
        assertEquals(0.5, cgroup.get().cpuLimitCores);
    }

    @Test
    void throttlingNeverGoesBackWhenAnotherLevelBecomesTheTightest() {
        Cgroup cgroup = open("v2-systemd-nested");
        assertEquals(400, cgroup.get().throttledPeriods);
        String slice = "sys/fs/cgroup/shop.slice/";
        hierarchy.write(slice + "cpu.max", "10000 100000\n");
        assertEquals(400, cgroup.get().throttledPeriods);
        hierarchy.write(slice + "cpu.stat", "usage_usec 1\nnr_periods 7001\nnr_throttled 1\nthrottled_usec 2000000\n");
        assertCpu(cgroup.get(), CPU_SECONDS, 0.1, 7001, 401, 54);
    }

    @Test
    void bytesOfADeviceThatIsGoneStayInTheSum() {
        Cgroup cgroup = open("v2-docker");
        assertEquals(98304, cgroup.get().readBytes);
        hierarchy.write("sys/fs/cgroup/io.stat", "259:0 rbytes=8193 wbytes=4096 rios=2 wios=1 dbytes=4096 dios=1\n");
        assertEquals(98305, cgroup.get().readBytes);
        hierarchy.write("sys/fs/cgroup/io.stat", "259:0 rbytes=5 wbytes=0\n8:48 rbytes=7 wbytes=0\n");
        assertEquals(98317, cgroup.get().readBytes);
    }

    @Test
    void bytesOfAnInterfaceThatIsGoneStayInTheSum() {
        open("v2-docker");
        ProcessBytes bytes = new ProcessBytes(hierarchy.proc() + "/self");
        assertArrayEquals(new double[] {1024, 2048}, bytes.storage());
        assertArrayEquals(new double[] {874355883, 563352563}, bytes.network());
        hierarchy.write("proc/self/net/dev", "  eth1:1300 16 0 0 0 0 0 0 7 0 0 0 0 0 0 0\n");
        assertArrayEquals(new double[] {874355887, 563352570}, bytes.network());
    }

    private Cgroup open(String name) {
        hierarchy = Hierarchy.unpack(name, folder);
        return Cgroup.of(hierarchy.proc(), "self");
    }

    private static void assertDockerOfV1(CgroupReading now, double readBytes, double writtenBytes) {
        assertCpu(now, 158.972260123, 1.5, 5000, 321, 46.5);
        assertMemory(now, 6e9, 6e9 - 1128783872, 6442450944.0, 6442450944.0 - 6e9 + 1128783872);
        assertSwap(now, 4194304, 0, 2);
        assertTasksAndIo(now, 57, 512, readBytes, writtenBytes);
    }

    private static void assertNothing(CgroupReading now) {
        assertCpu(now, NaN, NaN, NaN, NaN, NaN);
        assertMemory(now, NaN, NaN, NaN, NaN);
        assertSwap(now, NaN, NaN, NaN);
        assertTasksAndIo(now, NaN, NaN, NaN, NaN);
    }

    private static void assertCpu(CgroupReading now, double... secondsLimitPeriodsThrottled) {
        double[] read = {now.cpuSeconds, now.cpuLimitCores, now.cpuPeriods, now.throttledPeriods, now.throttledSeconds};
        assertArrayEquals(secondsLimitPeriodsThrottled, read, 1e-9);
    }

    private static void assertMemory(CgroupReading now, double... usageSetLimitLeft) {
        double[] read = {now.memoryBytes, now.workingSetBytes, now.memoryLimitBytes, now.memoryLeftBytes};
        assertArrayEquals(usageSetLimitLeft, read);
    }

    private static void assertSwap(CgroupReading now, double... usageLimitKills) {
        assertArrayEquals(usageLimitKills, new double[] {now.swapBytes, now.swapLimitBytes, now.oomKills});
    }

    private static void assertTasksAndIo(CgroupReading now, double... pidsLimitReadWritten) {
        assertArrayEquals(
                pidsLimitReadWritten, new double[] {now.pids, now.pidsLimit, now.readBytes, now.writtenBytes});
    }

    private static void assertPressure(Cgroup cgroup, String scope, double... cpuThenIo) {
        assertEquals(
                List.of("cpu", "memory", "io"),
                cgroup.pressures.stream().map(each -> each.resource).toList());
        assertTrue(cgroup.pressures.stream().allMatch(each -> each.scope.equals(scope)));
        double[] cpu = cgroup.pressures.get(0).seconds();
        double[] io = cgroup.pressures.get(2).seconds();
        assertArrayEquals(cpuThenIo, new double[] {cpu[0], cpu[1], io[0], io[1]}, 1e-9);
    }
}
