package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes the agent out of JVMs. */
@Command(name = "detach", description = "Take the agent out of a JVM and tell whether anything is left.")
final class DetachCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PID|NAME|all", description = "which JVM, or all of this user")
    private String target;

    @Option(
            names = "--no-gc",
            defaultValue = "true",
            description = "without the collections that show whether all is gone; they are a pause on a large heap")
    private boolean collects;

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;
    private final PrintStream err;

    DetachCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        return new EachJvm(target, err).run(jvm -> {
            if (AgentTraces.of(jvm.folder).isThere) {
                tell(jvm, new AgentLink(jvm).order("@detach", collects ? "" : "gc=false"));
            } else if (!target.equals("all")) {
                throw AgentLink.absent(jvm);
            }
        });
    }

    private void tell(RunningJvm jvm, Map<?, ?> answer) throws CommandFailure {
        Map<String, Object> facts = Facts.of("pid", jvm.pid, "name", jvm.name);
        if (json.on) {
            answer.forEach((key, value) -> facts.put((String) key, value));
            out.println(Json.text(facts));
        } else {
            out.println(jvm.pid + " " + jvm.name + ": " + answer.get("message"));
            Object residue = answer.get("residue");
            if (residue instanceof Map) {
                Facts.print((Map<?, ?>) residue, out);
            }
        }
        if (!Boolean.TRUE.equals(answer.get("ok"))) {
            throw new CommandFailure(ExitCode.FAILED, jvm.pid + ": " + answer.get("message"));
        }
    }
}
