import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Goes the five ways that people go with Sonde, command by command, on the sample service, and prints what each command
 * says and how long each way took: {@code java sample-app/Journeys.java [first attach find gate plan]}. It needs what
 * {@code mvn -pl agent,sample-app,jmh -am package -DskipTests} makes, and Maven, and leaves no process behind.
 */
public final class Journeys {
    private static final List<String> ALL = List.of("first", "attach", "find", "gate", "plan");
    private static final int LINES = 24;
    private static final long START_SECONDS = 120;
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final String SONDE = ROOT.resolve("agent/target/sonde.jar").toString();
    private static final Pattern ENDPOINT = Pattern.compile("(?m)^[\\d,]+ +[\\d.]+ % +([A-Z]+ /.*)$");

    private final List<Process> children = new ArrayList<>();
    private final List<String> table = new ArrayList<>();
    private int steps;

    private Journeys() {}

    public static void main(String[] words) throws Exception {
        List<String> wanted = words.length == 0 ? ALL : List.of(words);
        if (!ALL.containsAll(wanted)) {
            System.err.println("usage: java sample-app/Journeys.java [" + String.join(" ", ALL) + "]");
            System.exit(2);
        }
        if (!Files.exists(Path.of(SONDE)) || !Files.exists(ROOT.resolve("jmh/target/sonde-jmh.jar"))) {
            System.err.println("First, in the project's folder: mvn -pl agent,sample-app,jmh -am package -DskipTests");
            System.exit(2);
        }
        Journeys journeys = new Journeys();
        Runtime.getRuntime().addShutdownHook(new Thread(journeys::stop));
        for (String each : wanted) {
            switch (each) {
                case "first" -> journeys.go("a first look", journeys::firstLook);
                case "attach" -> journeys.go("attach to a running service, and leave again", journeys::attachAndLeave);
                case "find" -> journeys.go("find the endpoint and the method that burn CPU", journeys::findTheHotSpot);
                case "gate" -> journeys.go("have a dearer change fail", journeys::gate);
                default -> journeys.go("plan for three times the traffic", journeys::plan);
            }
        }
        System.out.println("\n| journey | commands | seconds |\n|---|---|---|");
        journeys.table.forEach(System.out::println);
        System.exit(0);
    }

    private void go(String title, Callable<Long> journey) throws Exception {
        System.out.println("\n## " + title);
        steps = 0;
        long nanos = journey.call();
        table.add(String.format("| %s | %d | %.1f |", title, steps, nanos / 1e9));
        stop();
    }

    private long firstLook() throws Exception {
        long begun = System.nanoTime();
        run(JAVA, "sample-app/Demo.java", "--seconds", "10");
        return System.nanoTime() - begun;
    }

    private long attachAndLeave() throws Exception {
        int port = freePort();
        String shop = Long.toString(startShop(port).pid());
        Process load = startLoad(port, 40, "0");
        long begun = System.nanoTime();
        String said = sonde("attach", shop, "port=0");
        sonde("watch", url(said), "--seconds", "6", "--plain");
        sonde("detach", shop);
        long nanos = System.nanoTime() - begun;
        System.out.println("\nWhat the clients saw meanwhile:");
        show(load);
        return nanos;
    }

    private long findTheHotSpot() throws Exception {
        String url = attachedShopUnderLoad();
        TimeUnit.SECONDS.sleep(30);
        long begun = System.nanoTime();
        Matcher hottest = ENDPOINT.matcher(sonde("flame", url, "--top=5", "--last", "30s"));
        if (hottest.find()) {
            sonde("flame", url, "--top=5", "--last", "30s", "--endpoint", hottest.group(1));
        }
        return System.nanoTime() - begun;
    }

    private long gate() throws Exception {
        Path copy = Files.createTempDirectory("journey");
        Path example = ROOT.resolve("jmh/example");
        try (Stream<Path> files = Files.walk(example)) {
            for (Path file : files.filter(each -> !each.startsWith(example.resolve("target"))).toList()) {
                Path target = copy.resolve(example.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        String gate = "-Dsonde.jmh=" + ROOT.resolve("jmh/target/sonde-jmh.jar");
        long begun = System.nanoTime();
        run("mvn", "-q", "-B", "-f", copy.toString(), "verify", gate);
        Path benchmark = copy.resolve("src/main/java/example/JoinBenchmark.java");
        Files.writeString(benchmark, Files.readString(benchmark).replace("StringBuilder(32)", "StringBuilder(4)"));
        System.out.println("\n(JoinBenchmark is changed: new StringBuilder(4))");
        run("mvn", "-q", "-B", "-f", copy.toString(), "verify", gate);
        return System.nanoTime() - begun;
    }

    private long plan() throws Exception {
        String url = attachedShopUnderLoad();
        TimeUnit.SECONDS.sleep(20);
        long begun = System.nanoTime();
        sonde("capacity", url, "--times", "3", "--window", "2m");
        return System.nanoTime() - begun;
    }

    /** The address of its agent. */
    private String attachedShopUnderLoad() throws Exception {
        int port = freePort();
        String shop = Long.toString(startShop(port).pid());
        startLoad(port, 240, "0.5");
        return url(sonde("attach", shop, "port=0"));
    }

    private Process startShop(int port) throws Exception {
        Process shop = start(new ProcessBuilder(JAVA, "-Xmx256m", "-jar", "sample-app/target/sample-app.jar",
                "--server.port=" + port).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD));
        URI address = URI.create("http://127.0.0.1:" + port + "/");
        for (long begun = System.nanoTime(); ; TimeUnit.MILLISECONDS.sleep(200)) {
            try {
                address.toURL().openStream().close();
                return shop;
            } catch (IOException notYet) {
                if (!shop.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(START_SECONDS)) {
                    throw new IOException("The sample service does not answer.", notYet);
                }
            }
        }
    }

    /** A load that swings by a share of it tells what requests take from what is taken without them. */
    private Process startLoad(int port, int seconds, String swing) throws IOException {
        return start(new ProcessBuilder(JAVA, "-Xmx128m", "-jar", "sample-app/target/load.jar",
                "http://127.0.0.1:" + port, "--rate", "100", "--duration", Integer.toString(seconds),
                "--swing", swing, "--period", "20").redirectErrorStream(true));
    }

    private String sonde(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA, "-jar", SONDE));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    /** One step: runs a command and shows it and what it said. */
    private String run(String... command) throws Exception {
        steps++;
        System.out.println("\n$ " + String.join(" ", command).replace(JAVA, "java").replace(ROOT + "/", ""));
        long begun = System.nanoTime();
        String said = show(start(new ProcessBuilder(command).redirectErrorStream(true)));
        System.out.printf("(%.1f s)%n", (System.nanoTime() - begun) / 1e9);
        return said;
    }

    private static String show(Process process) throws Exception {
        StringBuilder said = new StringBuilder();
        int lines = 0;
        try (BufferedReader reader = process.inputReader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                said.append(line).append('\n');
                if (lines++ < LINES) {
                    System.out.println(line);
                }
            }
        }
        process.waitFor();
        return said.toString();
    }

    private static String url(String said) throws IOException {
        Matcher url = Pattern.compile("http://\\S+/metrics").matcher(said);
        if (!url.find()) {
            throw new IOException("The agent is not there: " + said);
        }
        return url.group();
    }

    private synchronized Process start(ProcessBuilder command) throws IOException {
        Process child = command.directory(ROOT.toFile()).start();
        children.add(child);
        return child;
    }

    private synchronized void stop() {
        children.forEach(child -> {
            child.descendants().forEach(ProcessHandle::destroy);
            child.destroy();
        });
        children.clear();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
