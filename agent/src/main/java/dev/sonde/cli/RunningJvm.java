package dev.sonde.cli;

import dev.sonde.linux.ProcFile;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A JVM that runs on this machine, as {@code /proc} shows it. */
final class RunningJvm {
    private static final String LIBRARY = "libjvm.so";

    final long pid;
    final String name;
    final String user;
    final String folder;

    private RunningJvm(long pid, String name, String user, String folder) {
        this.pid = pid;
        this.name = name;
        this.user = user;
        this.folder = folder;
    }

    /** All but the one that asks, by their number. */
    static List<RunningJvm> all(String proc) {
        List<RunningJvm> found = new ArrayList<>();
        String[] names = new File(proc).list();
        String own = ownPid(proc);
        for (String each : names == null ? new String[0] : names) {
            String folder = proc + '/' + each;
            if (each.matches("[1-9][0-9]{0,9}") && !each.equals(own) && isJvm(folder)) {
                found.add(new RunningJvm(Long.parseLong(each), name(folder), user(folder), folder));
            }
        }
        found.sort(Comparator.comparingLong(jvm -> jvm.pid));
        return found;
    }

    /** The number of the user that a process runs as, such as {@code /proc/self}; empty if unknown. */
    static String user(String folder) {
        for (String line : new ProcFile(folder + "/status").lines()) {
            if (line.startsWith("Uid:")) {
                return line.trim().split("\\s+")[1];
            }
        }
        return "";
    }

    /** Whether somebody who says this word means it: number, name, class without package, jar without {@code .jar}. */
    boolean isCalled(String word) {
        return word.equals(String.valueOf(pid))
                || word.equals(name)
                || (word + ".jar").equals(name)
                || name.endsWith('.' + word);
    }

    private static String ownPid(String proc) {
        try {
            return new File(proc, "self").getCanonicalFile().getName();
        } catch (IOException unknown) {
            return "";
        }
    }

    private static boolean isJvm(String folder) {
        boolean isReadable = false;
        for (String line : new ProcFile(folder + "/maps").lines()) {
            if (line.endsWith(LIBRARY)) {
                return true;
            }
            isReadable |= !line.isEmpty();
        }
        // Of another user's process only this is known.
        return !isReadable && new ProcFile(folder + "/comm").word().equals("java");
    }

    private static String name(String folder) {
        String line = String.join("\n", new ProcFile(folder + "/cmdline").lines());
        String text = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        String name = CommandLine.name(Arrays.asList(text.split("\0")));
        // A process may call itself anything, also what a terminal takes for a command.
        return (name.isEmpty() ? new ProcFile(folder + "/comm").word() : name).replaceAll("\\p{Cntrl}", "?");
    }
}
