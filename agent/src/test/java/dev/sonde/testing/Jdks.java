package dev.sonde.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The JDKs the agent is for, found by JDK_8 ... JDK_25 of the environment; the one that runs the tests always counts. */
public final class Jdks {
    private Jdks() {}

    /** Every JDK, missing ones too: those skip their test when it asks for their java command. */
    public static List<Jdk> all() {
        return from(8);
    }

    /** The oldest, the newest and one between, chosen by the name; all of them with {@code -Dsonde.jdks=all}. */
    public static List<Jdk> some(String name) {
        List<Jdk> all = all();
        if (areAllAskedFor()) {
            return all;
        }
        List<Jdk> between = all.subList(1, all.size() - 1);
        return List.of(
                all.get(0), between.get(Math.floorMod(name.hashCode(), between.size())), all.get(all.size() - 1));
    }

    /** The oldest of these and the newest; all of them with {@code -Dsonde.jdks=all}. */
    public static List<Jdk> ends(List<Jdk> jdks) {
        return areAllAskedFor() || jdks.size() < 3 ? jdks : List.of(jdks.get(0), jdks.get(jdks.size() - 1));
    }

    private static boolean areAllAskedFor() {
        return System.getProperty("sonde.jdks", "").equals("all");
    }

    /** Those of at least this version. */
    public static List<Jdk> from(int version) {
        return IntStream.of(8, 11, 17, 21, 25)
                .filter(each -> each >= version)
                .mapToObj(Jdks::of)
                .toList();
    }

    /** The one of this version, missing or not. */
    public static Jdk of(int version) {
        Path running = Path.of(System.getProperty("java.home"));
        Path named = Path.of(System.getenv().getOrDefault("JDK_" + version, ""));
        return Stream.of(named, version == Runtime.version().feature() ? running : named)
                .filter(home -> Files.isExecutable(home.resolve("bin").resolve("java")))
                .map(home -> new Jdk(version, home))
                .findFirst()
                .orElse(new Jdk(version, null));
    }

    /** The one that runs the tests. */
    public static Jdk running() {
        return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
    }
}
