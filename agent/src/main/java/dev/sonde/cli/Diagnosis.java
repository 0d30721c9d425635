package dev.sonde.cli;

import dev.sonde.cli.attach.Attachment;
import dev.sonde.cli.attach.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Why an agent cannot be attached to a process, as far as can be told from outside, or by asking it. */
final class Diagnosis {
    private static final String LOADING = "EnableDynamicAgentLoading";

    final List<Finding> findings;

    private Diagnosis(List<Finding> findings) {
        this.findings = findings;
    }

    /** Without touching the process. */
    static Diagnosis atRest(RunningJvm jvm) throws IOException {
        return new Diagnosis(new Symptoms(jvm.folder, Target.of(jvm.pid)).all());
    }

    /** Also by asking the JVM, unless it is known already that it would not answer. */
    static Diagnosis of(RunningJvm jvm) throws IOException, InterruptedException {
        Target target = Target.of(jvm.pid);
        Diagnosis diagnosis = new Diagnosis(new Symptoms(jvm.folder, target).all());
        if (diagnosis.obstacle() == null) {
            diagnosis.findings.addAll(asked(jvm, target));
        }
        return diagnosis;
    }

    /** The first thing that stands in the way, null if nothing does. */
    Finding obstacle() {
        for (Finding each : findings) {
            if (each.blocks) {
                return each;
            }
        }
        return null;
    }

    private static List<Finding> asked(RunningJvm jvm, Target target) throws InterruptedException {
        List<Finding> found = new ArrayList<>();
        Attachment attachment;
        try {
            attachment = Attachment.to(target);
        } catch (IOException silent) {
            found.add(
                    Target.hasThread(jvm.folder, "Attach Listener")
                            ? Finding.obstacle(
                                    "socket-gone",
                                    "it listened once, but its socket in /tmp was taken away",
                                    "exclude /tmp/.java_pid* from what cleans /tmp, and start the service anew")
                            : Finding.obstacle("silent", silent.getMessage(), "look whether it still does its work"));
            return found;
        }
        try {
            if (attachment.flag(LOADING).startsWith("-XX:-")) {
                found.add(Symptoms.noLoading());
            }
        } catch (IOException before9) {
            // That flag came with Java 9, and before it everything could be loaded.
        }
        return found;
    }
}
