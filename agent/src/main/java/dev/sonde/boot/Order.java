package dev.sonde.boot;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;

/** A command that came by the attach mechanism, such as {@code @detach,reply=/tmp/a/reply}. */
final class Order {

    private static final String SIGN = "@";
    private static final String REPLY = "reply=";
    private static final String JAR = "jar=";
    private static final String KEEP_GARBAGE = "gc=false";

    private final File jar;
    private final Instrumentation instrumentation;
    private final String command;
    private final String options;
    private final boolean collects;
    private final Reply reply;

    Order(String argument, File jar, Instrumentation instrumentation) {
        this.jar = jar;
        this.instrumentation = instrumentation;
        String[] parts = argument.substring(SIGN.length()).split(",");
        StringBuilder others = new StringBuilder();
        File answer = null;
        boolean leavesGarbage = false;
        for (int i = 1; i < parts.length; i++) {
            if (parts[i].startsWith(REPLY)) {
                answer = new File(parts[i].substring(REPLY.length()));
            } else if (parts[i].equals(KEEP_GARBAGE)) {
                leavesGarbage = true;
            } else if (!parts[i].startsWith(JAR)) {
                others.append(others.length() == 0 ? "" : ",").append(parts[i]);
            }
        }
        command = parts[0].trim();
        options = others.toString();
        collects = !leavesGarbage;
        reply = new Reply(command, answer);
    }

    static boolean isOne(String argument) {
        return argument != null && argument.startsWith(SIGN);
    }

    // An edge of the agent: what fails here is the answer, and one line.
    void carryOut() {
        try {
            carryOut(Requests.resident() != null);
        } catch (Exception | LinkageError failure) {
            String message = failure instanceof IOException ? failure.getMessage() : failure.toString();
            System.err.println("[sonde] " + command + " failed: " + message);
            reply.end(false, "failed", message);
        }
    }

    private void carryOut(boolean isThere) throws Exception {
        if (command.equals("attach") || command.equals("upgrade")) {
            start(AgentJar.read(jar), isThere, command.equals("upgrade"));
        } else if (command.equals("detach") || command.equals("status")) {
            if (isThere) {
                answer();
            } else {
                reply.end(true, "absent", "no agent is attached to this JVM");
            }
        } else if (!command.equals("config")) {
            reply.end(
                    false,
                    "refused",
                    "the agent in this JVM does not know `" + command
                            + "`: attach with a jar of its own version, or restart the service with a newer one");
        } else if (isThere) {
            Requests.resident().configure(options, reply);
        } else {
            reply.end(false, "refused", "no agent is attached to this JVM: attach it with these options");
        }
    }

    private void answer() throws IOException {
        if (command.equals("status")) {
            Requests.resident().tell(reply);
            reply.end(true, "status", "version " + Requests.resident().version() + " is attached");
            return;
        }
        Residue residue = Launcher.detach(collects);
        tellGone(residue, "detached");
        reply.end(residue.isClean(), "detached", "detached" + (residue.isClean() ? "" : "; left: " + residue.words()));
    }

    private void tellGone(Residue residue, String what) {
        reply.with("residue", residue.json());
        String left = residue.words();
        System.err.println("[sonde] is " + what + (left.isEmpty() ? "" : "; left: " + left));
    }

    private void start(AgentJar meant, boolean isThere, boolean replaces) throws Exception {
        if (meant.mismatch() != null) {
            refuse(meant.mismatch());
        } else if (!isThere) {
            Launcher.start(jar, options, instrumentation, true, reply);
        } else if (replaces) {
            replace();
        } else if (meant.version.equals(Requests.resident().version())) {
            Requests.resident().tell(reply);
            reply.end(true, "already", "version " + meant.version + " is there already: its options are unchanged");
        } else {
            refuse("version " + Requests.resident().version() + " is attached, and the jar has " + meant.version
                    + ": the command upgrade puts it in its place, and counts start anew");
        }
    }

    private void refuse(String why) {
        System.err.println("[sonde] " + command + " is refused: " + why);
        reply.end(false, "refused", why);
    }

    private void replace() throws Exception {
        String was = Requests.resident().version();
        String argument = options.isEmpty() ? Requests.resident().argument() : options;
        reply.with("was", Reply.quoted(was));
        tellGone(Launcher.detach(collects), "making room for the jar " + jar + ", counts start anew");
        reply.calls("upgraded");
        Launcher.start(jar, argument, instrumentation, true, reply);
    }
}
