package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;

/** Does the same to each JVM that a word means: what fails in one is said, and the others follow. */
final class EachJvm {

    /** What is done to one. */
    interface Deed {
        void to(RunningJvm jvm) throws IOException, InterruptedException;
    }

    private final String word;
    private final PrintStream err;

    EachJvm(String word, PrintStream err) {
        this.word = word;
        this.err = err;
    }

    /** Returns what the command ends with: of the last that failed, if one did. */
    int run(Deed deed) throws IOException, InterruptedException {
        List<RunningJvm> jvms = word.equals("all") ? Jvms.meant(word) : Collections.singletonList(Jvms.one(word));
        int exitCode = ExitCode.FINE;
        for (RunningJvm jvm : jvms) {
            try {
                deed.to(jvm);
            } catch (IOException failure) {
                err.println("sonde: " + failure.getMessage());
                exitCode = failure instanceof CommandFailure ? ((CommandFailure) failure).exitCode : ExitCode.FAILED;
            }
        }
        return exitCode;
    }
}
