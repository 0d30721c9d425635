package dev.sonde.cli;

import java.io.IOException;
import java.util.Map;

/** Where an agent serves: an address as it was given, or what the agent in a JVM of this machine says. */
final class AgentAddress {

    private AgentAddress() {}

    /** Whether the word is an address and not a JVM. */
    static boolean isOne(String word) {
        return word.indexOf(':') >= 0;
    }

    /**
     * The address that a word means.
     *
     * @throws CommandFailure if it is a JVM that is not here, or has no agent, or one that serves nothing
     */
    static String of(String word) throws IOException, InterruptedException {
        return isOne(word) ? word : of(Jvms.one(word));
    }

    static String of(RunningJvm jvm) throws IOException, InterruptedException {
        Map<?, ?> answer = new AgentLink(jvm).ask("@status", "");
        Object url = answer.get("url");
        if (url == null || url.equals("")) {
            throw new CommandFailure(ExitCode.NOT_THERE, jvm.pid + ": its agent serves nothing; its log tells why");
        }
        return url.toString();
    }
}
