package dev.sonde.cli.attach;

import com.sun.jna.LastErrorException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that takes orders: HotSpot's own protocol, the same from Java 8 to 25, spoken from any JRE, across
 * containers and, as root, across users.
 */
public final class Attachment {
    private static final String VERSION = "1";
    private static final int ARGUMENTS = 3;
    private static final int LISTENING_SECONDS = 15;
    private static final int ANSWER_SECONDS = 60;
    private static final long LOOK_AGAIN_MILLIS = 20;
    private static final int MOST_LETTERS = 300;
    private static final String UNCALLABLE = "the C library cannot be called from here (";
    private static final String REMEDY =
            ": take a JDK of this machine, or give JNA a folder from which libraries run by -Djna.tmpdir=FOLDER";

    private final Posix posix;
    private final JdkAttach jdk;
    private final Target target;
    private final File socket;

    /** After how long a JVM that does not answer is given up. */
    final int patienceSeconds;

    private Attachment(Posix posix, JdkAttach jdk, Target target, int patienceSeconds) {
        this.posix = posix;
        this.jdk = jdk;
        this.target = target;
        this.patienceSeconds = patienceSeconds;
        this.socket = target.seenFromHere("/tmp/.java_pid" + target.ownPid);
    }

    /**
     * Has the JVM listen, if it does not yet.
     *
     * @throws IOException if it does not within 15 seconds, or may not be asked
     */
    public static Attachment to(Target target) throws IOException, InterruptedException {
        return to(target, ANSWER_SECONDS);
    }

    /**
     * The same for who does not wait for long.
     *
     * @param patienceSeconds after which a JVM that does not answer is given up; one that is stopped never does
     */
    public static Attachment to(Target target, int patienceSeconds) throws IOException, InterruptedException {
        Posix posix;
        try {
            posix = Posix.load();
        } catch (LinkageError absent) {
            return new Attachment(null, instead(target, absent), target, patienceSeconds);
        }
        Attachment attachment = new Attachment(posix, null, target, patienceSeconds);
        attachment.awaken();
        return attachment;
    }

    private static JdkAttach instead(Target target, LinkageError absent) throws IOException {
        try {
            return JdkAttach.to(target);
        } catch (IOException jre) {
            throw new IOException(
                    UNCALLABLE + shortened(String.valueOf(absent.getMessage())) + ") and " + jre.getMessage() + REMEDY,
                    jre);
        }
    }

    /** Makes a file the target's, so that its user and no other may use it. */
    public static void give(File file, Target target) throws IOException {
        if (target.isOwn()) {
            return;
        }
        try {
            Posix posix = Posix.load();
            if (posix.geteuid() == 0) {
                posix.lchown(file.getPath(), target.user, target.group);
            }
        } catch (LinkageError absent) {
            throw new IOException(
                    UNCALLABLE + shortened(String.valueOf(absent.getMessage()))
                            + "), and only with it can a JVM of another user be attached to" + REMEDY,
                    absent);
        }
    }

    /** The properties of the JVM. */
    public Properties properties() throws IOException {
        if (jdk != null) {
            return jdk.properties();
        }
        Properties properties = new Properties();
        properties.load(new StringReader(ask("properties")));
        return properties;
    }

    /** What {@code jcmd} would print. */
    public String jcmd(String command) throws IOException {
        return ask("jcmd", command);
    }

    /** A flag of the JVM as its command line would have it, such as {@code -XX:+UseG1GC}. */
    public String flag(String name) throws IOException {
        return ask("printflag", name).trim();
    }

    /** The classes that the objects of the heap are of, without a collection, each with a number or two before it. */
    public String histogram() throws IOException {
        return ask("inspectheap", "-all");
    }

    /**
     * Loads an agent that is a jar.
     *
     * @param jar as the JVM sees it
     * @throws IOException if the JVM refuses
     */
    public void load(String jar, String options) throws IOException {
        if (jdk != null) {
            jdk.load(jar, options);
            return;
        }
        String answer = ask("load", "instrument", "false", jar + '=' + options).trim();
        // Java 8 says just the number.
        String code = answer.substring(answer.lastIndexOf('\n') + 1)
                .replace("return code:", "")
                .trim();
        if (!code.equals("0")) {
            throw new IOException("the JVM did not load the agent: " + shortened(answer));
        }
    }

    private String ask(String command, String... arguments) throws IOException {
        if (jdk != null) {
            throw new IOException(
                    "the C library cannot be called from here, and the attach API does not tell" + REMEDY);
        }
        String answer;
        try (AttachSocket open = AttachSocket.open(posix, target, socket.getPath(), patienceSeconds)) {
            open.send(words(command, arguments));
            answer = open.received();
        }
        int end = answer.indexOf('\n');
        String status = end < 0 ? answer : answer.substring(0, end);
        String rest = end < 0 ? "" : answer.substring(end + 1);
        if (status.isEmpty()) {
            throw new IOException("the JVM hung up; it answers its own user only");
        }
        if (!status.trim().equals("0")) {
            throw new IOException("the JVM refused: " + shortened(rest.trim().isEmpty() ? status : rest.trim()));
        }
        return rest;
    }

    private static byte[] words(String command, String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        add(bytes, VERSION);
        add(bytes, command);
        for (int i = 0; i < ARGUMENTS; i++) {
            add(bytes, i < arguments.length ? arguments[i] : "");
        }
        return bytes.toByteArray();
    }

    private static void add(ByteArrayOutputStream bytes, String word) {
        byte[] letters = word.getBytes(StandardCharsets.UTF_8);
        bytes.write(letters, 0, letters.length);
        bytes.write(0);
    }

    private void awaken() throws IOException, InterruptedException {
        if (socket.exists() && answers()) {
            return;
        }
        if (!target.catchesQuit()) {
            throw new IOException("process " + target.pid + " does not listen, and the signal to begin would end it");
        }
        File call = call();
        try {
            signal();
            int seconds = Math.min(LISTENING_SECONDS, patienceSeconds);
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (!socket.exists() || !answers()) {
                if (System.nanoTime() - endNanos > 0) {
                    throw new IOException("process " + target.pid + " does not listen after " + seconds + " s");
                }
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            }
        } finally {
            Files.deleteIfExists(call.toPath());
        }
    }

    /** One that an earlier process of this number left behind does not. */
    private boolean answers() throws IOException {
        if (!Integer.valueOf(target.user).equals(Files.getAttribute(socket.toPath(), "unix:uid"))) {
            throw new IOException(socket + " is not the JVM's own");
        }
        try {
            AttachSocket.open(posix, target, socket.getPath(), patienceSeconds).close();
            return true;
        } catch (IOException nobody) {
            return false;
        }
    }

    /** The file that tells a JVM that SIGQUIT is a call and no wish for a list of its threads. */
    private File call() throws IOException {
        String name = "/.attach_pid" + target.ownPid;
        IOException refused = null;
        for (File folder : new File[] {new File(target.folder, "cwd"), target.seenFromHere("/tmp")}) {
            File call = new File(folder, name);
            try {
                Files.deleteIfExists(call.toPath());
                Files.createFile(call.toPath());
                give(call, target);
                return call;
            } catch (IOException | LastErrorException readOnly) {
                refused = new IOException(call + " cannot be made: " + readOnly.getMessage(), readOnly);
            }
        }
        throw refused;
    }

    private void signal() throws IOException {
        try {
            posix.kill((int) target.pid, Posix.SIGQUIT);
        } catch (LastErrorException refused) {
            throw new IOException("process " + target.pid + " may not be called: " + refused.getMessage(), refused);
        }
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > MOST_LETTERS ? line.substring(0, MOST_LETTERS) + " ..." : line;
    }
}
