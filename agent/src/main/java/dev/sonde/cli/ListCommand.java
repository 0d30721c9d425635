package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the JVMs of this machine. */
@Command(name = "list", description = "List the JVMs of this machine, which have the agent, and where it serves.")
final class ListCommand implements Callable<Integer> {

    /** Where more agents than that takes are busy, the rest is listed without asking them. */
    private static final long ASKING_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int PATIENCE_SECONDS = 5;

    @Option(
            names = {"-a", "--all"},
            description = "of every user")
    private boolean all;

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    ListCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        List<Map<String, Object>> rows = new ArrayList<>();
        List<RunningJvm> newestFirst = Jvms.here(all);
        Collections.reverse(newestFirst);
        long endNanos = System.nanoTime() + ASKING_NANOS;
        for (RunningJvm jvm : newestFirst) {
            rows.add(0, row(jvm, System.nanoTime() - endNanos < 0));
        }
        if (json.on) {
            out.println(Json.text(rows));
            return ExitCode.FINE;
        }
        Table table = Table.toTheLeft();
        table.add("PID", "USER", "JAVA", "NAME", "AGENT", "URL");
        for (Map<String, Object> row : rows) {
            table.add(row.values().stream().map(ListCommand::shown).toArray(String[]::new));
        }
        table.lines().forEach(out::println);
        return ExitCode.FINE;
    }

    private static Map<String, Object> row(RunningJvm jvm, boolean isInTime) {
        AgentTraces agent = AgentTraces.of(jvm.folder);
        JavaHome home = JavaHome.of(jvm.folder);
        return Facts.of(
                "pid",
                jvm.pid,
                "user",
                Users.name(jvm.user),
                "java",
                home.version + (home.isOpenJ9 ? " OpenJ9" : ""),
                "name",
                jvm.name,
                "agent",
                !agent.isThere ? null : agent.version.isEmpty() ? "?" : agent.version,
                "url",
                agent.isThere && isInTime ? url(jvm) : null);
    }

    // Of an agent that cannot be asked, such as one of another user's, the rest of the row is told all the same.
    private static Object url(RunningJvm jvm) {
        try {
            return Diagnosis.atRest(jvm).obstacle() == null ? new AgentLink(jvm).url(PATIENCE_SECONDS) : null;
        } catch (IOException unknown) {
            return null;
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    private static String shown(Object cell) {
        return cell == null || cell.equals("") ? "-" : String.valueOf(cell);
    }
}
