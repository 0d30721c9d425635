package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells why an attach fails. */
@Command(name = "diagnose", description = "Tell in a sentence why the agent cannot be attached, and the remedy.")
final class DiagnoseCommand implements Callable<Integer> {

    @Parameters(paramLabel = Jvms.LABEL, description = "which JVM")
    private String target;

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    DiagnoseCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        RunningJvm jvm = Jvms.one(target);
        Diagnosis diagnosis = Diagnosis.of(jvm);
        boolean attachable = diagnosis.obstacle() == null;
        if (json.on) {
            out.println(Json.text(Facts.of(
                    "pid",
                    jvm.pid,
                    "name",
                    jvm.name,
                    "attachable",
                    attachable,
                    "findings",
                    diagnosis.findings.stream().map(Finding::facts).collect(Collectors.toList()))));
        } else {
            diagnosis.findings.forEach(each -> out.println(jvm.pid + ": " + each));
            if (attachable) {
                out.println(jvm.pid + ": nothing stands in the way of attaching");
            }
        }
        return attachable ? ExitCode.FINE : ExitCode.NOT_ATTACHABLE;
    }
}
