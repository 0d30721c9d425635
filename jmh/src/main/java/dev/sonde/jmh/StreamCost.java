package dev.sonde.jmh;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints what it costs to listen to the events of a JVM: CPU time of all threads that have to do with them, the agent's
 * and the JVM's, and memory, side by side for a JVM with the agent that does not listen, and at 0, 1,000 and 20,000
 * events a second on top of the JVM's own.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.StreamCost [path of sonde.jar]}, on the JDK to measure.
 */
public final class StreamCost {

    // A recording of the service's own that asks for all writes: so many reach the agent, which would ask for slow
    // ones.
    private static final String EVERY_WRITE =
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><configuration version=\"2.0\">"
                    + "<event name=\"jdk.FileWrite\"><setting name=\"enabled\">true</setting>"
                    + "<setting name=\"stackTrace\">false</setting><setting name=\"threshold\">0 ns</setting></event>"
                    + "</configuration>";

    private static final String CPU = "sonde_jfr_cpu_seconds_total";
    private static final String EVENTS = "sonde_jfr_events_total";
    private static final String RESIDENT = "process_resident_memory_bytes";
    private static final String HEAP = "process_heap_bytes";
    private static final int WARM_UP_SECONDS = 25;
    private static final int SECONDS = 40;
    private static final double MEGABYTE = 1 << 20;
    private static final double SECONDS_PER_HOUR = 3600;

    private StreamCost() {}

    /** Prints a table, a line for each rate. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        File jar = new File(arguments.length == 0 ? "agent/target/sonde.jar" : arguments[0]);
        if (!jar.isFile()) {
            System.err.println(jar + " is not there: build it with `mvn package`, or name it as the argument");
            return;
        }
        Path settings = Files.createTempFile("every-write", ".jfc");
        try {
            Files.write(settings, EVERY_WRITE.getBytes(StandardCharsets.UTF_8));
            System.out.println("written/s   read/s  CPU s an hour  of a core  resident MB  heap MB");
            row(jar, settings, false, 0);
            for (int perSecond : new int[] {0, 1_000, 20_000}) {
                row(jar, settings, true, perSecond);
            }
        } finally {
            Files.delete(settings);
        }
    }

    private static void row(File jar, Path settings, boolean listens, int perSecond)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx256m",
                "-javaagent:" + jar.getAbsolutePath() + "=port=0,budget=100,jfr=" + listens));
        if (perSecond > 0) {
            command.add("-XX:StartFlightRecording=settings=" + settings);
        }
        command.addAll(Arrays.asList(
                "-cp",
                System.getProperty("java.class.path"),
                WritingService.class.getName(),
                Integer.toString(perSecond)));
        Process service = new ProcessBuilder(command).start();
        try {
            print(
                    listens,
                    perSecond,
                    new ScrapeClient(URI.create(new AgentReport(service.getErrorStream()).scrapeUrl())));
        } finally {
            // It ends with its standard input.
            service.getOutputStream().close();
            service.waitFor();
        }
    }

    private static void print(boolean listens, int perSecond, ScrapeClient client)
            throws IOException, InterruptedException {
        Thread.sleep(1_000L * WARM_UP_SECONDS);
        String before = text(client);
        Thread.sleep(1_000L * SECONDS);
        String after = text(client);
        double cpu = (sum(after, CPU) - sum(before, CPU)) / SECONDS;
        System.out.println(String.format(
                Locale.ROOT,
                "%9s  %7.0f  %13.1f  %8.2f%%  %11.0f  %7.0f",
                listens ? String.format(Locale.ROOT, "%,d", perSecond) : "off",
                (sum(after, EVENTS) - sum(before, EVENTS)) / SECONDS,
                cpu * SECONDS_PER_HOUR,
                100 * cpu,
                sum(after, RESIDENT) / MEGABYTE,
                sum(after, HEAP) / MEGABYTE));
    }

    private static String text(ScrapeClient client) throws IOException {
        return new String(client.answer(""), StandardCharsets.UTF_8);
    }

    private static double sum(String scrape, String metric) {
        double sum = 0;
        for (String line : scrape.split("\n")) {
            if (line.startsWith(metric + '{')) {
                sum += Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            }
        }
        return sum;
    }
}
