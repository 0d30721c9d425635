package dev.sonde.jmh.gate.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** What git has checked out in the working folder. */
final class CheckedOut {
    private static final int PATIENCE_SECONDS = 10;

    private CheckedOut() {}

    /** Its commit, or empty where there is none or no git. */
    static String commit() throws InterruptedException {
        try {
            Process git = new ProcessBuilder("git", "rev-parse", "--short=12", "HEAD")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String commit = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
            boolean ended = git.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ended && git.exitValue() == 0 ? commit : "";
        } catch (IOException noGit) {
            return "";
        }
    }
}
