package dev.sonde.jmh;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Starts a JVM with the agent, many endpoints and many threads, in which {@link ScrapedService} measures what a scrape
 * costs.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.ScrapeCost [path of sonde.jar]}, on the JDK to measure.
 */
public final class ScrapeCost {

    private ScrapeCost() {}

    /** The one argument is the agent's jar, by default where the build puts it. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        File jar = new File(arguments.length == 0 ? "agent/target/sonde.jar" : arguments[0]);
        if (!jar.isFile()) {
            System.err.println(jar + " is not there: build it with `mvn package`, or name it as the argument");
            return;
        }
        List<String> command = Arrays.asList(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-javaagent:" + jar.getAbsolutePath() + "=port=0",
                "-cp",
                System.getProperty("java.class.path"),
                ScrapedService.class.getName());
        Process service = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.PIPE)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .start();
        // The service learns the scrape's address from the agent's own report, which only the one who started it sees.
        String url = new AgentReport(service.getErrorStream()).scrapeUrl();
        service.getOutputStream().write((url + '\n').getBytes(StandardCharsets.US_ASCII));
        service.getOutputStream().close();
        service.waitFor();
    }
}
