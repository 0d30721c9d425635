package dev.sonde.cli;

import dev.sonde.base.Version;
import dev.sonde.cli.attach.Target;
import dev.sonde.linux.ProcFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a process shows without being asked of why an agent could not be attached to it. */
final class Symptoms {
    private static final String[] VARIABLES = {"JAVA_TOOL_OPTIONS=", "JDK_JAVA_OPTIONS=", "_JAVA_OPTIONS="};
    private static final int WARNS_FROM = 21;

    private final String folder;
    private final Target target;
    private final String words;
    private final List<Finding> found = new ArrayList<>();

    Symptoms(String folder, Target target) {
        this.folder = folder;
        this.target = target;
        this.words = words(folder);
    }

    /** All of them; what is behind a first obstacle may not be seen. */
    List<Finding> all() {
        if (rights() && life()) {
            machine();
            flags();
            temp();
            present();
        }
        return found;
    }

    static Finding noLoading() {
        return Finding.obstacle(
                "no-dynamic-loading",
                "it was started with -XX:-EnableDynamicAgentLoading, which forbids agents to come later (JEP 451)",
                "leave that flag out, or start the service with -javaagent:sonde.jar");
    }

    private boolean rights() {
        int own = Users.owner(new File("/proc/self"));
        if (own != 0 && own != target.user) {
            block(
                    "other-user",
                    "it runs as user " + Users.name(String.valueOf(target.user)) + " and this is user "
                            + Users.name(String.valueOf(own)),
                    "attach as that user: sudo -u '" + Users.name(String.valueOf(target.user))
                            + "' java -jar sonde.jar ..., or as root");
            return false;
        }
        if (!target.seenFromHere("/").canRead()) {
            block(
                    "hidden",
                    "its files cannot be seen from here" + (target.sharesNumbers() ? "" : "; it is in a container"),
                    "run this within its container, or as root on the host");
            return false;
        }
        return true;
    }

    private boolean life() {
        String state = target.state();
        if (state.equals("T") || state.equals("t")) {
            block("stopped", "it is stopped and answers nobody", "kill -CONT " + target.pid + " lets it go on");
        } else if (state.equals("Z") || state.equals("X")) {
            block("ended", "it has ended", "there is nothing to attach to");
        } else if (!target.catchesQuit() && !socket().exists()) {
            block(
                    "signals",
                    "it does not listen for SIGQUIT, by which a JVM is called: it is about to start, or something in it"
                            + " took the signal",
                    "try again in a moment, or start the service with -javaagent:sonde.jar");
        }
        return found.isEmpty();
    }

    private void machine() {
        JavaHome home = JavaHome.of(folder);
        if (home.isOpenJ9) {
            block(
                    "openj9",
                    "it is an OpenJ9 JVM, which answers OpenJ9's own attach API only, by files below"
                            + " /tmp/.com_ibm_tools_attach",
                    "start the service with -javaagent:sonde.jar");
        } else if (JavaHome.isTooOld(home.version)) {
            block(
                    "too-old",
                    "it runs on Java " + home.version + ", and the agent needs 8u262 or newer",
                    "update its Java");
        } else if (warns(home.version) && !words.contains("EnableDynamicAgentLoading")) {
            note(
                    "warning",
                    "Java 21 and newer write four lines of warning to its log when an agent comes (JEP 451)",
                    "-XX:+EnableDynamicAgentLoading keeps them away");
        }
    }

    private void flags() {
        if (words.contains("-XX:+DisableAttachMechanism")) {
            block(
                    "attach-disabled",
                    "it was started with -XX:+DisableAttachMechanism",
                    "leave that flag out, or start the service with -javaagent:sonde.jar");
        }
        if (words.contains("-XX:-EnableDynamicAgentLoading")) {
            found.add(noLoading());
        }
    }

    private void temp() {
        File temp = target.seenFromHere("/tmp");
        String remedy = "give it a /tmp that its user can write to (java.io.tmpdir does not count)";
        boolean isThere = target.sharesFiles()
                ? temp.isDirectory()
                // A link would lead from a container to the host's files.
                : Files.isDirectory(temp.toPath(), LinkOption.NOFOLLOW_LINKS);
        if (!isThere) {
            block("no-tmp", "it has no folder /tmp, where its socket would be", remedy);
        } else if (!Files.isWritable(temp.toPath())) {
            block("read-only-tmp", "its /tmp, where its socket would be, is read-only", remedy);
        } else if (!isWritableTo(temp)) {
            block("closed-tmp", "its user may not write to its /tmp, where its socket would be", remedy);
        }
    }

    private void present() {
        AgentTraces traces = AgentTraces.of(folder);
        if (traces.isThere) {
            boolean same = traces.version.equals(Version.read());
            note(
                    same ? "already-there" : "other-version",
                    "the agent is there already, in version " + (traces.version.isEmpty() ? "?" : traces.version),
                    same ? "status shows how it fares" : "attach --upgrade puts " + Version.read() + " in its place");
        }
        if (!target.sharesNumbers()) {
            note(
                    "container",
                    "it is in a container, where it is process " + target.ownPid,
                    "attach copies the jar to its /tmp");
        }
    }

    private boolean isWritableTo(File temp) {
        try {
            Set<PosixFilePermission> may = Files.getPosixFilePermissions(temp.toPath());
            return target.user == 0
                    || may.contains(PosixFilePermission.OTHERS_WRITE)
                    || (may.contains(PosixFilePermission.OWNER_WRITE) && Users.owner(temp) == target.user)
                    || may.contains(PosixFilePermission.GROUP_WRITE);
        } catch (IOException unknown) {
            return true;
        }
    }

    private File socket() {
        return target.seenFromHere("/tmp/.java_pid" + target.ownPid);
    }

    private void block(String key, String text, String remedy) {
        found.add(Finding.obstacle(key, text, remedy));
    }

    private void note(String key, String text, String remedy) {
        found.add(Finding.note(key, text, remedy));
    }

    private static boolean warns(String version) {
        String first = version.split("[.+-]")[0];
        return first.matches("[0-9]{1,4}") && Integer.parseInt(first) >= WARNS_FROM;
    }

    private static String words(String folder) {
        StringBuilder words = new StringBuilder(String.join("\n", new ProcFile(folder + "/cmdline").lines()));
        for (String variable :
                String.join("\n", new ProcFile(folder + "/environ").lines()).split("\0")) {
            for (String name : VARIABLES) {
                words.append(variable.startsWith(name) ? '\0' + variable : "");
            }
        }
        return words.toString();
    }
}
