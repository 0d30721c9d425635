package dev.sonde.jmh;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Prints whether the bill closes: of JVMs that do one kind of work each, or of any service that has the agent.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.BillCheck [path of sonde.jar]}, on the JDK to look at, or
 * {@code ... BillCheck URL SECONDS} for a service.
 */
public final class BillCheck {

    private static final List<String> KINDS = Arrays.asList("collecting", "compiling", "short-lived", "5000-threads");
    private static final int SECONDS = 60;
    private static final long MILLIS = 1000;

    private BillCheck() {}

    /** Prints a table, a line for each kind of work. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        System.out.println(BillChange.HEADER);
        if (arguments.length == 2) {
            URI url = URI.create(arguments[0]);
            SystemsClock none = SystemsClock.NONE;
            System.out.println(changeOf(new ScrapeClient(url), none, Integer.parseInt(arguments[1]), url.getPath()));
            return;
        }
        File jar = new File(arguments.length == 0 ? "agent/target/sonde.jar" : arguments[0]);
        if (!jar.isFile()) {
            System.err.println(jar + " is not there: build it with `mvn package`, or name it as the argument");
            return;
        }
        for (String kind : KINDS) {
            System.out.println(changeOf(jar, kind));
        }
    }

    private static String changeOf(File jar, String kind) throws IOException, InterruptedException {
        Process service = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx512m",
                        "-javaagent:" + jar.getAbsolutePath() + "=port=0",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BilledWork.class.getName(),
                        kind)
                .start();
        try {
            String url = new AgentReport(service.getErrorStream()).scrapeUrl();
            service.getOutputStream().write('\n');
            service.getOutputStream().flush();
            return changeOf(new ScrapeClient(URI.create(url)), SystemsClock.ofOneThatTellsIts(service), SECONDS, kind);
        } finally {
            // It ends with its standard input.
            service.getOutputStream().close();
            service.waitFor();
        }
    }

    private static String changeOf(ScrapeClient client, SystemsClock clock, int seconds, String what)
            throws IOException, InterruptedException {
        client.scrape("");
        double start = clock.cpuSeconds();
        String before = text(client);
        Thread.sleep(seconds * MILLIS);
        String after = text(client);
        return new BillChange(before, after).row(what, clock.cpuSeconds() - start);
    }

    private static String text(ScrapeClient client) throws IOException {
        return new String(client.answer(""), StandardCharsets.UTF_8);
    }
}
