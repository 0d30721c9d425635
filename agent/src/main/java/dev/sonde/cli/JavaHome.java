package dev.sonde.cli;

import dev.sonde.linux.ProcFile;
import java.io.File;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Java that a process runs on, as the files of its home tell. */
final class JavaHome {
    private static final Pattern OF_8 = Pattern.compile("1\\.([0-8])\\.0(?:_([0-9]+))?.*");
    private static final int OLDEST_UPDATE_OF_8 = 262;
    private static final int MOST_STEPS = 6;

    /** Such as {@code 17.0.15}; empty if unknown. */
    final String version;

    final boolean isOpenJ9;

    private JavaHome(String version, boolean isOpenJ9) {
        this.version = version;
        this.isOpenJ9 = isOpenJ9;
    }

    /**
     * @param folder of the process, such as {@code /proc/4711}
     */
    static JavaHome of(String folder) {
        String library = "";
        boolean isOpenJ9 = false;
        for (String line : new ProcFile(folder + "/maps").lines()) {
            int path = line.indexOf('/');
            if (path >= 0 && line.endsWith("/libjvm.so")) {
                library = line.substring(path);
            }
            isOpenJ9 |= line.contains("/libj9vm");
        }
        return new JavaHome(version(folder, library), isOpenJ9);
    }

    /** Whether it is older than what the agent runs on, Java 8u262. */
    static boolean isTooOld(String version) {
        Matcher old = OF_8.matcher(version);
        return old.matches()
                && (!old.group(1).equals("8")
                        || old.group(2) == null
                        || Integer.parseInt(old.group(2)) < OLDEST_UPDATE_OF_8);
    }

    private static String version(String folder, String library) {
        File home = new File(library).getParentFile();
        for (int steps = 0; home != null && steps < MOST_STEPS; steps++) {
            for (String line : new ProcFile(folder + "/root" + home + "/release").lines()) {
                if (line.startsWith("JAVA_VERSION=")) {
                    return line.substring(line.indexOf('=') + 1).replace("\"", "");
                }
            }
            home = home.getParentFile();
        }
        return "";
    }
}
