package dev.sonde.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Chance;
import dev.sonde.testing.Hierarchy;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands where the kernel writes, a reading comes of it: of what is none, a figure that is left out. */
final class KernelTextTest {
    private static final int FILES = 60;
    private static final int ROUNDS = 400;
    private static final String[] PARTS = {
        " ",
        "  ",
        "\n",
        "\t",
        " - ",
        "-",
        "-1",
        "0",
        "/",
        "/../",
        "\\040",
        "\\",
        "\0",
        "é",
        "max",
        "kB",
        ":",
        ",",
        "=",
        "99999999999999999999999",
        "1e9",
        "NaN",
        "Rss:",
        "7f00-8000 ",
        "cgroup2",
        "0::/"
    };
    private static final String SMAPS = """
            7feab7604000-7feab7700000 rw-p 00000000 00:00 0
            Size:               1008 kB
            KernelPageSize:        4 kB
            Rss:                  92 kB
            Pss:                  46 kB
            SwapPss:               8 kB
            VmFlags: rd wr mr mw me ac nh
            7feb7fff0000-7feb80000000 r-xp 00001000 fe:00 1234   /opt/a library.so
            Rss:                  12 kB
            """;
    private static final String STATUS = "VmSize:\t  9876 kB\nVmRSS:\t 1234 kB\nVmSwap:\t 0 kB\nThreads:\t27\n";
    private static final String LIMITS = """
            Limit                     Soft Limit           Hard Limit           Units
            Max open files            1024                 524288               files
            Max address space         unlimited            unlimited            bytes
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hybrid-nested", "v1-docker", "v2-docker", "v2-systemd-nested"})
    void aCgroupIsReadWhateverStandsInItsFiles(String name) throws IOException {
        String proc = Hierarchy.unpack(name, folder).proc();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        Chance.rounds(FILES, chance -> {
            Path file = files.get(chance.below(files.size()));
            byte[] real = Files.readAllBytes(file);
            String text = new String(real, StandardCharsets.UTF_8);
            write(file, chance.below(8) == 0 ? chance.text(40, PARTS) : chance.changed(text, PARTS));
            Cgroup cgroup = Cgroup.of(proc, "self");
            assertNoneIsInfinite(cgroup.get());
            cgroup.pressures.forEach(Pressure::seconds);
            assertFalse(cgroup.version.isEmpty() || cgroup.id.isEmpty(), file::toString);
            Files.write(file, real);
        });
    }

    @Test
    void aProcessIsReadWhateverStandsInItsFiles() {
        Chance.rounds(ROUNDS / 2, chance -> {
            write(folder.resolve("status"), chance.changed(STATUS, PARTS));
            write(folder.resolve("limits"), chance.changed(LIMITS, PARTS));
            Reading reading = new LinuxProcess(folder.toString()).get();
            assertFalse(Double.isInfinite(reading.residentBytes) || Double.isInfinite(reading.maxFds));
        });
    }

    @Test
    void mappingsAreReadWhateverStandsBetweenThem() {
        Path file = folder.resolve("smaps");
        Chance.rounds(ROUNDS, chance -> {
            write(file, chance.changed(SMAPS, PARTS));
            for (Mapping each : Mappings.read(file.toString())) {
                assertTrue(each.path.indexOf('\n') < 0);
            }
        });
    }

    @Test
    void aMountThatTellsNothingOfItselfIsNone() {
        assertNull(CgroupMount.parse("1574 1573 0:23 / /sys/fs/cgroup ro -  "));
    }

    @Test
    void whatIsNoWholeNumberIsNone() {
        Chance.rounds(100 * ROUNDS, chance -> {
            String word = chance.text(4, "-", "+", "0", "7", "12", "99999999999", "e", ".", "x", "\u0664");
            assertEquals(word.matches("-?[0-9]+"), !Double.isNaN(Numbers.parse(word)), word);
        });
    }

    // What is half of a character, too: files may hold anything.
    private static void write(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertNoneIsInfinite(CgroupReading reading) throws IllegalAccessException {
        for (Field field : CgroupReading.class.getFields()) {
            assertFalse(Double.isInfinite(field.getDouble(reading)), field.getName());
        }
    }
}
