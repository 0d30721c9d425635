package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose the JVM's own threads are, and what of their clocks is new. */
final class VmThreadsTest {

    private final Map<String, Long> clocks = new LinkedHashMap<>();
    private final Lines lines = new Lines(() -> false);
    private final VmThreads threads =
            new VmThreads(reader -> clocks.forEach((name, nanos) -> reader.take(name, name, nanos)));

    @ParameterizedTest
    @CsvSource({
        "C2 CompilerThread0, jit",
        "C1 CompilerThre, jit",
        "JVMCI-native CompilerThread0, jit",
        "JVMCI Compiler, jit",
        "GC Thread#0, gc",
        "G1 Conc#0, gc",
        "ParGC Thread#1, gc",
        "ZWorkerYoung, gc",
        "XDirector, gc",
        "Shenandoah GC Threads#0, gc",
        "Main GC Thread, gc",
        "VM Periodic Task Thread, jvm",
        "Zorro, jvm",
        "Service Thread, jvm",
        "JFR Sampler, jvm",
    })
    void aThreadsWorkIsPutDownByItsName(String name, String part) {
        clocks.put(name, 70L);
        threads.putDown(lines);
        lines.all().forEach(line -> assertEquals(line.name.equals(part) ? 70 : 0, line.cpuNanos(), line.name));
    }

    @Test
    void theVmThreadsWorkIsTheCollectorsOrTheJvms() {
        clocks.put("VM Thread", 1L);
        threads.putDown(lines);
        assertEquals(1, lines.jvm.cpuNanos() + lines.gc.cpuNanos());
    }

    @Test
    void onlyWhatIsNewIsPutDownAndAThreadThatBeganAnewIsNewInAll() {
        clocks.put("Service Thread", 100L);
        threads.putDown(lines);
        threads.putDown(lines);
        assertEquals(100, lines.jvm.cpuNanos());
        clocks.put("Service Thread", 130L);
        threads.putDown(lines);
        assertEquals(130, lines.jvm.cpuNanos());
        clocks.put("Service Thread", 20L);
        threads.putDown(lines);
        assertEquals(150, lines.jvm.cpuNanos());
        clocks.clear();
        threads.putDown(lines);
        clocks.put("Service Thread", 25L);
        threads.putDown(lines);
        assertEquals(175, lines.jvm.cpuNanos());
    }

    @Test
    void theAgentPaysForJfrWhileItRecords() {
        Part agent = new Part("agent");
        Part jvm = new Part("jvm");
        boolean[] records = {true};
        JfrThreads jfr = new JfrThreads(agent, jvm, () -> records[0]);
        jfr.add(30, 3);
        assertEquals("agent", jfr.line());
        records[0] = false;
        jfr.add(70, 7);
        assertEquals("jvm", jfr.line());
        assertEquals(30, agent.cpuNanos());
        assertEquals(3, agent.allocatedBytes());
        assertEquals(70, jvm.cpuNanos());
        assertEquals(30, jfr.cpuNanos());
        assertTrue(JfrThreads.is("JFR Recorder Thread") && JfrThreads.is("sonde-jfr"));
        assertTrue(JfrThreads.is("Unknown thread"));
        assertFalse(JfrThreads.is("sonde-jfr-2"));
    }

    @Test
    void theLastThousandThatEndedAreKnown() {
        RecentlyEnded ended = new RecentlyEnded();
        for (int thread = 1; thread <= 1024; thread++) {
            ended.add(thread);
        }
        assertTrue(ended.contains(1) && ended.contains(1024));
        assertFalse(ended.contains(1025));
        ended.add(1025);
        assertFalse(ended.contains(1));
        assertTrue(ended.contains(2) && ended.contains(1025));
    }
}
