package dev.sonde.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

final class TasksTest {
    @TempDir
    private Path folder;

    @Test
    void whatTheKernelWroteIsRead() throws IOException {
        Path task = Files.createDirectory(folder.resolve("17"));
        Files.writeString(task.resolve("comm"), "G1 Young RemSet\n");
        Files.writeString(task.resolve("schedstat"), "4554387 12 34\n");
        Tasks tasks = new Tasks(folder.toString());
        assertEquals(List.of("17"), List.of(tasks.ids()));
        assertEquals("G1 Young RemSet", tasks.name("17"));
        assertEquals(4554387, tasks.cpuNanos("17"));
    }

    @Test
    void oneThatIsGoneHasNoNameAndNoTime() {
        Tasks tasks = new Tasks(folder.toString());
        assertEquals("", tasks.name("4711"));
        assertTrue(tasks.cpuNanos("4711") < 0);
    }

    @Test
    void whereThereIsNoProcThereAreNone() {
        assertEquals(0, new Tasks(folder.resolve("none").toString()).ids().length);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theThreadsOfThisJvmHaveNamesAndTimes() {
        Tasks tasks = new Tasks();
        String vm = List.of(tasks.ids()).stream()
                .filter(id -> tasks.name(id).equals("VM Thread"))
                .findFirst()
                .orElseThrow();
        assertTrue(tasks.cpuNanos(vm) > 0);
    }
}
