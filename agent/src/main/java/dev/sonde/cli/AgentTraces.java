package dev.sonde.cli;

import dev.sonde.cli.attach.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/** What shows from outside that a JVM has the agent: its threads, and the jar that it holds open. */
final class AgentTraces {
    final boolean isThere;
    /** Of the agent, empty if unknown or there is none. */
    final String version;

    private AgentTraces(boolean isThere, String version) {
        this.isThere = isThere;
        this.version = version;
    }

    /**
     * @param folder of the process, such as {@code /proc/4711}
     */
    static AgentTraces of(String folder) {
        boolean isThere = Target.hasThread(folder, Target.AGENT_THREAD);
        return new AgentTraces(isThere, isThere ? version(folder) : "");
    }

    /** Of the last one that was attached, as the numbers of open files rise. */
    private static String version(String folder) {
        File[] files = new File(folder, "fd").listFiles();
        String version = "";
        long newest = -1;
        for (File file : files == null ? new File[0] : files) {
            long number = Long.parseLong(file.getName());
            String found = number > newest && isJar(file) ? versionIn(file) : "";
            if (!found.isEmpty()) {
                newest = number;
                version = found;
            }
        }
        return version;
    }

    private static boolean isJar(File file) {
        try {
            String path = Files.readSymbolicLink(file.toPath()).toString();
            return path.endsWith(".jar") || path.endsWith(".jar (deleted)");
        } catch (IOException closed) {
            return false;
        }
    }

    private static String versionIn(File file) {
        try (JarFile jar = new JarFile(file)) {
            Manifest manifest = jar.getManifest();
            Attributes words = manifest == null ? new Attributes() : manifest.getMainAttributes();
            boolean isOurs = "Sonde".equals(words.getValue("Implementation-Title"));
            return isOurs ? String.valueOf(words.getValue("Implementation-Version")) : "";
        } catch (IOException | SecurityException unreadable) {
            return "";
        }
    }
}
