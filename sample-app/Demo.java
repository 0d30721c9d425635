import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Builds what is needed, starts the sample service with the agent, sends it a steady load, and shows what each endpoint
 * costs: {@code java sample-app/Demo.java}. Whatever way it ends, it leaves no process behind.
 */
public final class Demo {
    private static final String HELP = """
            Starts the sample service with the agent under a steady load, and shows what each endpoint costs.

              java sample-app/Demo.java [options]

              --rate N        requests a second (200)
              --seconds N     end by itself after so long (runs until Ctrl-C)
              --port N        port of the service; a free one if it is taken (8080)
              --metrics N     port of the agent; a free one if it is taken (9808)
              --db NAME       h2, or postgres: then DATABASE_URL, DATABASE_USER and DATABASE_PASSWORD say which (h2)
              --help
            """;
    private static final long GRACE_SECONDS = 5;
    private static final long START_SECONDS = 180;

    private final Path root;
    private final Map<String, String> options;
    private final List<Process> children = new ArrayList<>();
    private boolean stopping;

    private Demo(Path root, Map<String, String> options) {
        this.root = root;
        this.options = options;
    }

    public static void main(String[] words) throws Exception {
        if (List.of(words).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        int status;
        try {
            Demo demo = new Demo(root(), options(words));
            Runtime.getRuntime().addShutdownHook(new Thread(demo::stop));
            status = demo.run();
        } catch (IllegalArgumentException | IOException failure) {
            System.err.println(failure.getMessage());
            status = 2;
        }
        System.exit(status);
    }

    private int run() throws IOException, InterruptedException {
        if (isStale() && build() != 0) {
            System.err.println("The build failed.");
            return 1;
        }
        int port = freePort("port");
        int metricsPort = freePort("metrics");
        String service = "http://127.0.0.1:" + port;
        String metrics = "http://127.0.0.1:" + metricsPort + "/metrics";
        Path log = root.resolve("sample-app/target/demo.log");
        Process shop = startShop(port, metricsPort, log);
        if (!answers(shop, service + "/") || !answers(shop, metrics)) {
            System.err.println("The service or its agent does not answer. The end of " + log + ":");
            lastLines(log).forEach(System.err::println);
            return 1;
        }
        System.out.println("The service: " + service + "/\nIts page:    " + metrics.replace("/metrics", "/")
                + "\nIts metrics: " + metrics + "\nIts log:     " + log);
        int seconds = Integer.parseInt(options.get("seconds"));
        return watch(shop, startLoad(service, seconds), metrics, seconds);
    }

    private boolean isStale() throws IOException {
        List<Path> built = List.of(agentJar(), jar("sample-app"), jar("load"), stamp());
        if (!built.stream().allMatch(Files::exists)) {
            return true;
        }
        FileTime builtAt = Files.getLastModifiedTime(stamp());
        for (String source : List.of("pom.xml", "agent/pom.xml", "agent/src/main", "sample-app/pom.xml",
                "sample-app/src/main")) {
            try (Stream<Path> files = Files.walk(root.resolve(source))) {
                if (files.anyMatch(file -> file.toFile().lastModified() > builtAt.toMillis())) {
                    return true;
                }
            }
        }
        return false;
    }

    private int build() throws IOException, InterruptedException {
        System.out.print("Building the agent and the sample service; the first time Maven downloads for minutes ... ");
        System.out.flush();
        long start = System.currentTimeMillis();
        String maven = File.separatorChar == '\\' ? "mvn.cmd" : "mvn";
        int status = start(new ProcessBuilder(
                        maven, "-q", "-B", "-pl", "agent,sample-app", "-am", "package", "-Dmaven.test.skip=true")
                .inheritIO())
                .waitFor();
        System.out.println((System.currentTimeMillis() - start) / 1000 + " s");
        if (status == 0) {
            Files.writeString(stamp(), "");
            Files.setLastModifiedTime(stamp(), FileTime.fromMillis(start));
        }
        return status;
    }

    private Path agentJar() {
        return root.resolve("agent/target/sonde.jar");
    }

    private Path jar(String name) {
        return root.resolve("sample-app/target/" + name + ".jar");
    }

    private Path stamp() {
        return root.resolve("sample-app/target/demo.built");
    }

    private Process startShop(int port, int metricsPort, Path log) throws IOException {
        System.out.println("Starting the sample service with the agent ...");
        return start(java("-Xmx256m", "-javaagent:" + agentJar() + "=port=" + metricsPort, "-jar",
                jar("sample-app").toString(), "--server.port=" + port, "--db=" + options.get("db"))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile()));
    }

    private Process startLoad(String service, int seconds) throws IOException {
        long duration = seconds > 0 ? seconds + 60 : TimeUnit.DAYS.toSeconds(1);
        return start(java("-Xmx128m", "-jar", jar("load").toString(), service, "--rate", options.get("rate"),
                "--duration", Long.toString(duration), "--connections", "32")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD));
    }

    private int watch(Process shop, Process load, String metrics, int seconds)
            throws IOException, InterruptedException {
        ProcessBuilder command = java("-Xmx64m", "-jar", agentJar().toString(), "watch", metrics).inheritIO();
        if (seconds > 0) {
            command.command().addAll(List.of("--seconds", Integer.toString(seconds)));
        }
        Process watch = start(command);
        while (!watch.waitFor(200, TimeUnit.MILLISECONDS)) {
            if (!shop.isAlive() || !load.isAlive()) {
                System.err.println("The " + (shop.isAlive() ? "load generator" : "service") + " has ended.");
                return 1;
            }
        }
        return watch.exitValue();
    }

    private boolean answers(Process shop, String url) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (shop.isAlive() && System.nanoTime() < deadline) {
            try {
                URI.create(url).toURL().openStream().close();
                return true;
            } catch (IOException notYet) {
                Thread.sleep(200);
            }
        }
        return false;
    }

    private static List<String> lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log);
        return lines.subList(Math.max(0, lines.size() - 20), lines.size());
    }

    private static ProcessBuilder java(String... words) {
        List<String> command = new ArrayList<>(List.of(words));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new ProcessBuilder(command);
    }

    private synchronized Process start(ProcessBuilder command) throws IOException {
        if (stopping) {
            throw new IOException("Stopped.");
        }
        Process child = command.directory(root.toFile()).start();
        children.add(child);
        return child;
    }

    /** Asks all children and theirs to end, and ends those that do not. */
    private synchronized void stop() {
        stopping = true;
        List<ProcessHandle> all = children.stream()
                .map(Process::toHandle)
                .flatMap(child -> Stream.concat(child.descendants(), Stream.of(child)))
                .toList();
        all.forEach(ProcessHandle::destroy);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(GRACE_SECONDS);
        for (ProcessHandle each : all) {
            try {
                each.onExit().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (Exception stillThere) {
                each.destroyForcibly();
            }
        }
    }

    private int freePort(String option) throws IOException {
        int wanted = Integer.parseInt(options.get(option));
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket socket = new ServerSocket(wanted, 1, loopback)) {
            return socket.getLocalPort();
        } catch (IOException taken) {
            try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
                System.out.println("Port " + wanted + " is taken, " + socket.getLocalPort() + " is free.");
                return socket.getLocalPort();
            }
        }
    }

    private static Map<String, String> options(String... words) {
        Map<String, String> options =
                new HashMap<>(Map.of("rate", "200", "seconds", "0", "port", "8080", "metrics", "9808", "db", "h2"));
        for (int i = 0; i < words.length; i += 2) {
            String name = words[i].replaceFirst("^--", "");
            if (!words[i].startsWith("--") || !options.containsKey(name) || i + 1 == words.length) {
                throw new IllegalArgumentException("Not an option with a value: " + words[i] + "\n\n" + HELP);
            }
            if (!name.equals("db") && !words[i + 1].matches("\\d{1,6}")) {
                throw new IllegalArgumentException(words[i] + " needs a number, not " + words[i + 1]);
            }
            options.put(name, words[i + 1]);
        }
        return options;
    }

    private static Path root() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("sample-app/Demo.java"))) {
                return folder;
            }
        }
        throw new IllegalArgumentException("Start it in the folder of the project: java sample-app/Demo.java");
    }
}
