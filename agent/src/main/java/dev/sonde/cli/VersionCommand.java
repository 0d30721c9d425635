package dev.sonde.cli;

import dev.sonde.base.Json;
import dev.sonde.base.Version;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells the version of this program, which is the agent's. */
@Command(name = "version", description = "Tell the version of this jar.")
final class VersionCommand implements Callable<Integer> {

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    VersionCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        out.println(json.on ? Json.text(Facts.of("version", Version.read())) : "sonde " + Version.read());
        return ExitCode.FINE;
    }
}
