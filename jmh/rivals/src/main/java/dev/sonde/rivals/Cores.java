package dev.sonde.rivals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How a JVM is kept to a number of the machine's processors. */
final class Cores {

    private static final int ALL = Runtime.getRuntime().availableProcessors();

    private Cores() {}

    /** Why a service cannot be run on that many; null if it can. */
    static String missing(int cores) {
        if (cores > ALL) {
            return "this machine has " + ALL;
        }
        return cores == ALL || hasTaskset() ? null : "there is no taskset here";
    }

    /** What goes before the command. */
    static List<String> prefix(int cores) {
        return cores == ALL ? List.of() : List.of("taskset", "-c", cores == 1 ? "0" : "0-" + (cores - 1));
    }

    private static boolean hasTaskset() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "taskset")));
    }
}
