package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.PrintStream;
import java.util.Map;
import picocli.CommandLine.Option;

/** The option of all commands that tell facts. */
final class JsonSwitch {

    @Option(names = "--json", description = "as JSON, in one line")
    boolean on;

    /** Prints facts as they were asked for. */
    void print(Map<?, ?> facts, PrintStream out) {
        if (on) {
            out.println(Json.text(facts));
        } else {
            Facts.print(facts, out);
        }
    }
}
