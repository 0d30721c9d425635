package dev.sonde.testing;

import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Gives commands to the agent in a child JVM by the attach mechanism, as docs/decisions/027-detach.md has it. */
public final class Orders {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChildJvm child;
    private final Path folder;

    /** Answers are written below the folder. */
    public Orders(ChildJvm child, Path folder) {
        this.child = child;
        this.folder = folder;
    }

    /** Gives a command, such as {@code attach,port=0}, with the built jar. */
    public Map<String, Object> give(String command) throws Exception {
        return give(SondeJar.path(), command);
    }

    /** Gives a command with a jar of the agent, and waits for the answer. */
    public Map<String, Object> give(Path jar, String command) throws Exception {
        Path reply = Files.createTempDirectory(folder, "reply").resolve("reply.json");
        String[] words = command.split(",", 2);
        Path absolute = jar.toAbsolutePath();
        load(
                absolute,
                "@" + words[0] + ",reply=" + reply + ",jar=" + absolute + (words.length > 1 ? "," + words[1] : ""));
        Await.until("an answer to " + command, PATIENCE, () -> Files.exists(reply));
        return JsonText.object(Files.readString(reply));
    }

    /** Loads any agent. */
    public void load(Path jar, String argument) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
        try {
            machine.loadAgent(jar.toString(), argument);
        } catch (AgentLoadException failed) {
            // What a JVM of Java 8 answers if all is well.
            if (!failed.getMessage().endsWith("0")) {
                throw failed;
            }
        } finally {
            machine.detach();
        }
    }

    /** A jar of the compiled agent in the folder, for {@link #load}. */
    public static Path agentJar(Path classes, String agentClass, Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", agentClass);
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new ZipEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }
}
