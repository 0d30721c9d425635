package dev.sonde.cli;

import dev.sonde.cli.attach.Attachment;
import dev.sonde.cli.attach.Errand;
import dev.sonde.cli.attach.Target;
import dev.sonde.cli.attach.WholeJar;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Map;

/** The line to the agent in one JVM, over which it is attached, asked, changed and detached. */
final class AgentLink {
    private static final String ENTRY = "dev.sonde.Agent";

    private final RunningJvm jvm;

    AgentLink(RunningJvm jvm) {
        this.jvm = jvm;
    }

    /**
     * Gives an order and waits for the answer.
     *
     * @throws CommandFailure if something stands in the way, with the remedy, or the agent refuses
     */
    Map<?, ?> order(String order, String options) throws IOException, InterruptedException {
        Diagnosis before = Diagnosis.atRest(jvm);
        if (before.obstacle() != null) {
            throw new CommandFailure(ExitCode.NOT_ATTACHABLE, jvm.pid + ": " + before.obstacle());
        }
        File jar = whole();
        String answer;
        try {
            Target target = Target.of(jvm.pid);
            answer = new Errand(target, Attachment.to(target), jar).run(order, options);
        } catch (IOException failure) {
            Finding why = Diagnosis.of(jvm).obstacle();
            throw new CommandFailure(
                    ExitCode.NOT_ATTACHABLE, jvm.pid + ": " + (why == null ? failure.getMessage() : why));
        }
        return (Map<?, ?>) JsonReader.read(answer);
    }

    private File whole() throws CommandFailure {
        try {
            return WholeJar.checked(jar());
        } catch (IOException damaged) {
            throw new CommandFailure(ExitCode.NOT_ATTACHABLE, jvm.pid + ": " + damaged.getMessage());
        }
    }

    /** The same, where an answer that is not a good one is a failure, or tells that there is no agent. */
    Map<?, ?> demand(String order, String options) throws IOException, InterruptedException {
        Map<?, ?> answer = order(order, options);
        // Threads that one of the agent's had the JVM start may bear its name on Java 8 and 11 when it is gone.
        if ("absent".equals(answer.get("result"))) {
            throw absent(jvm);
        }
        if (!Boolean.TRUE.equals(answer.get("ok"))) {
            throw new CommandFailure(ExitCode.FAILED, jvm.pid + ": " + answer.get("message"));
        }
        return answer;
    }

    /** The same of an agent that is there: no JVM gets a class of the agent's by being asked for one. */
    Map<?, ?> ask(String order, String options) throws IOException, InterruptedException {
        if (!AgentTraces.of(jvm.folder).isThere) {
            throw absent(jvm);
        }
        return demand(order, options);
    }

    /**
     * Where the agent serves, of one that tells it soon.
     *
     * @return null if it serves nowhere
     */
    Object url(int patienceSeconds) throws IOException, InterruptedException {
        Target target = Target.of(jvm.pid);
        String answer = new Errand(target, Attachment.to(target, patienceSeconds), whole()).run("@status", "");
        return ((Map<?, ?>) JsonReader.read(answer)).get("url");
    }

    /** What is said where somebody asks an agent that is not there. */
    static CommandFailure absent(RunningJvm jvm) {
        return new CommandFailure(
                ExitCode.NOT_THERE, jvm.pid + ": there is no agent in it; attach " + jvm.pid + " brings one");
    }

    /** This program, which is the agent as well. */
    static File jar() throws IOException {
        try {
            Class<?> entry = Class.forName(ENTRY, false, ClassLoader.getSystemClassLoader());
            return new File(
                    entry.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException absent) {
            throw new IOException("this program does not know its own jar: " + absent.getMessage(), absent);
        }
    }
}
