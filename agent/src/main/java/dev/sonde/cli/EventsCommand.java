package dev.sonde.cli;

import dev.sonde.base.Json;
import dev.sonde.runtime.Events;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the events of this JVM. */
@Command(name = "events", description = "Tell which JFR events this JVM has, and what they become.")
final class EventsCommand implements Callable<Integer> {

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    EventsCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException {
        List<String[]> rows;
        try {
            rows = Events.table();
        } catch (IllegalStateException missing) {
            throw new IOException("no events: " + missing.getMessage(), missing);
        }
        if (json.on) {
            out.println(Json.text(rows.stream()
                    .map(row -> Facts.of("event", row[0], "here", row[1], "recorded", row[2], "becomes", row[3]))
                    .collect(Collectors.toList())));
            return ExitCode.FINE;
        }
        Table table = Table.toTheLeft();
        table.add("EVENT", "HERE", "RECORDED", "BECOMES");
        rows.forEach(table::add);
        table.lines().forEach(out::println);
        return ExitCode.FINE;
    }
}
