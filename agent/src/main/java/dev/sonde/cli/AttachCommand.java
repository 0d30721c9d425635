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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings the agent into JVMs that run. */
@Command(name = "attach", description = "Bring the agent into a JVM that runs.")
final class AttachCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "PID|NAME|all", description = "which JVM, or all of this user")
    private String target;

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME=VALUE", description = "options of the agent")
    private List<String> options = new ArrayList<>();

    @Option(names = "--dry-run", description = "only say which classes would be woven and which options hold")
    private boolean dryRun;

    @Option(names = "--upgrade", description = "put this version in the place of another that is there")
    private boolean upgrade;

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;
    private final PrintStream err;

    AttachCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        String joined = GivenOptions.joined(options);
        return new EachJvm(target, err).run(jvm -> {
            if (dryRun) {
                new DryRun(jvm, joined).printTo(out, json.on);
            } else {
                tell(jvm, new AgentLink(jvm).demand(upgrade ? "@upgrade" : "@attach", joined));
            }
        });
    }

    private void tell(RunningJvm jvm, Map<?, ?> answer) {
        if (json.on) {
            Map<String, Object> facts = Facts.of("pid", jvm.pid, "name", jvm.name);
            answer.forEach((key, value) -> facts.put((String) key, value));
            out.println(Json.text(facts));
            return;
        }
        Object url = answer.get("url");
        boolean served = url != null && !url.equals("");
        out.println(jvm.pid + " " + jvm.name + ": " + answer.get("result") + (served ? " " + url : ""));
        Object complaints = answer.get("complaints");
        if (complaints instanceof List) {
            ((List<?>) complaints).forEach(each -> err.println("sonde: " + jvm.pid + ": " + each));
        }
    }
}
