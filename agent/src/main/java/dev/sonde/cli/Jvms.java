package dev.sonde.cli;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the JVMs of this machine that a word means. */
final class Jvms {
    static final String LABEL = "PID|NAME";

    private static final String PROC = "/proc";

    private Jvms() {}

    /** Those of this user, or of all. */
    static List<RunningJvm> here(boolean ofAll) {
        String user = RunningJvm.user(PROC + "/self");
        List<RunningJvm> wanted = new ArrayList<>();
        for (RunningJvm jvm : RunningJvm.all(PROC)) {
            if (ofAll || jvm.user.equals(user)) {
                wanted.add(jvm);
            }
        }
        return wanted;
    }

    /**
     * Those that the word means, at least one.
     *
     * @param word a number, a name, or {@code all} for those of this user
     */
    static List<RunningJvm> meant(String word) throws CommandFailure {
        List<RunningJvm> meant = new ArrayList<>();
        for (RunningJvm jvm : here(!word.equals("all"))) {
            if (word.equals("all") || jvm.isCalled(word)) {
                meant.add(jvm);
            }
        }
        if (meant.isEmpty()) {
            throw absent(word);
        }
        return meant;
    }

    /** The one that the word means. */
    static RunningJvm one(String word) throws CommandFailure {
        List<RunningJvm> meant = meant(word);
        if (meant.size() > 1) {
            String numbers = meant.stream().map(jvm -> String.valueOf(jvm.pid)).collect(Collectors.joining(", "));
            throw new CommandFailure(
                    ExitCode.USAGE, meant.size() + " JVMs are meant by " + word + ": " + numbers + "; say which");
        }
        return meant.get(0);
    }

    private static CommandFailure absent(String word) {
        if (!new File(PROC + "/self").exists()) {
            return new CommandFailure(ExitCode.NOT_THERE, "JVMs are found in /proc, which only Linux has");
        }
        boolean isOther = word.matches("[1-9][0-9]*") && new File(PROC, word).exists();
        String text = isOther ? "process " + word + " is not a JVM" : "there is no JVM " + word + " here";
        return new CommandFailure(ExitCode.NOT_THERE, text + "; list shows those that are");
    }
}
