package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the options in force in an agent, and sets them while it runs. */
@Command(name = "config", description = "Show the options of an agent, or set them while it runs.")
final class ConfigCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = Jvms.LABEL, description = "which JVM")
    private String target;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "NAME=VALUE",
            description = "what to set; else all is shown")
    private List<String> options = new ArrayList<>();

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    ConfigCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String joined = GivenOptions.joined(options);
        RunningJvm jvm = Jvms.one(target);
        Map<?, ?> answer = new AgentLink(jvm).ask("@config", joined);
        if (json.on) {
            Map<String, Object> facts = Facts.of("pid", jvm.pid, "name", jvm.name);
            answer.forEach((key, value) -> facts.put((String) key, value));
            out.println(Json.text(facts));
            return ExitCode.FINE;
        }
        Table table = Table.toTheLeft();
        table.add("OPTION", "VALUE", "FROM", "TAKES EFFECT", "RESULT");
        for (Object each : (List<?>) answer.get("options")) {
            Map<?, ?> row = (Map<?, ?>) each;
            if (joined.isEmpty() || row.get("result") != null) {
                table.add(cell(row, "name"), cell(row, "value"), cell(row, "source"), cell(row, "effect"), result(row));
            }
        }
        table.lines().forEach(out::println);
        return ExitCode.FINE;
    }

    private static String cell(Map<?, ?> row, String key) {
        Object value = row.get(key);
        return value == null || value.equals("") ? "-" : value.toString();
    }

    private static String result(Map<?, ?> row) {
        Object message = row.get("message");
        return cell(row, "result") + (message == null ? "" : ": " + message);
    }
}
