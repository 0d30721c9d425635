package dev.sonde.cli;

import dev.sonde.base.Json;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.cli.attach.Attachment;
import dev.sonde.cli.attach.Target;
import dev.sonde.linux.ProcFile;
import dev.sonde.runtime.WovenTypes;
import java.io.IOException;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.Map;

/** What an attach would do to a JVM: learned by commands of the JVM's own, which change nothing in it. */
final class DryRun {

    private final RunningJvm jvm;
    private final String argument;

    /**
     * @param argument options as they would be given
     */
    DryRun(RunningJvm jvm, String argument) {
        this.jvm = jvm;
        this.argument = argument;
    }

    void printTo(PrintStream out, boolean json) throws IOException, InterruptedException {
        Diagnosis diagnosis = Diagnosis.of(jvm);
        if (diagnosis.obstacle() != null) {
            throw new CommandFailure(ExitCode.NOT_ATTACHABLE, jvm.pid + ": " + diagnosis.obstacle());
        }
        Attachment attachment = Attachment.to(Target.of(jvm.pid));
        OptionReader reader = new OptionReader();
        Options options = reader.read(argument, attachment.properties(), environment());
        Map<String, String> woven = WovenTypes.of(options, new LoadedClasses(attachment).names());
        if (json) {
            out.println(Json.text(Facts.of(
                    "pid",
                    jvm.pid,
                    "name",
                    jvm.name,
                    "weaves",
                    woven,
                    "options",
                    options.chosen(),
                    "complaints",
                    reader.complaints())));
            return;
        }
        out.println(jvm.pid + " " + jvm.name + ": nothing was changed; attach would weave "
                + (woven.isEmpty() ? "no class that is loaded now" : "of the loaded classes")
                + (woven.isEmpty() ? "" : ":"));
        Table table = Table.toTheLeft();
        woven.forEach((type, probe) -> table.add("  " + type, probe));
        table.lines().forEach(out::println);
        String chosen = String.join(", ", options.chosen());
        out.println("options: " + (chosen.isEmpty() ? "defaults" : chosen + "; all others are defaults"));
        reader.complaints().forEach(each -> out.println("options: " + each));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String pair :
                String.join("\n", new ProcFile(jvm.folder + "/environ").lines()).split("\0")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                environment.put(pair.substring(0, equals), pair.substring(equals + 1));
            }
        }
        return environment;
    }
}
