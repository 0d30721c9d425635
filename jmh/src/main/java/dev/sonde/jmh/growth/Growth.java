package dev.sonde.jmh.growth;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Prints how what the agent costs grows with what there is: a curve each for threads, endpoints, hops, labels, series
 * and events, and the plainest law that fits it.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.growth.Growth [sonde.jar] [CURVE...] [rounds=3] [millis=300]},
 * on the JDK to measure. Each point is the median over the rounds, in each of which a JVM of its own measures it seven
 * times for so many milliseconds; the points of a curve take turns, so that what the machine does meanwhile happens to
 * all of them.
 */
public final class Growth {
    private static final String ROUNDS = "rounds=";
    private static final String MILLIS = "millis=";

    private final File jar;
    private final List<Curve> curves = new ArrayList<>();
    private int rounds = 3;
    private int millis = 300;

    private Growth(String[] words) {
        File agent = new File("agent/target/sonde.jar");
        for (String word : words) {
            if (word.startsWith(ROUNDS)) {
                rounds = number(word, ROUNDS);
            } else if (word.startsWith(MILLIS)) {
                millis = number(word, MILLIS);
            } else if (word.endsWith(".jar")) {
                agent = new File(word);
            } else {
                curves.add(curve(word));
            }
        }
        jar = agent;
        if (!jar.isFile()) {
            throw new IllegalArgumentException(jar + " is not there: build it with `mvn package`, or name it");
        }
        if (curves.isEmpty()) {
            curves.addAll(Arrays.asList(Curve.values()));
        }
    }

    /** Prints a table for each curve. */
    public static void main(String[] words) throws IOException, InterruptedException {
        Growth growth;
        try {
            growth = new Growth(words);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage());
            System.exit(2);
            return;
        }
        for (Curve curve : growth.curves) {
            System.out.println(growth.figures(curve));
        }
    }

    private static Curve curve(String word) {
        return Arrays.stream(Curve.values())
                .filter(each -> each.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(word + " is none of "
                        + Arrays.toString(Curve.values()).toLowerCase(Locale.ROOT) + ", rounds=N, millis=N, a jar"));
    }

    private static int number(String word, String name) {
        try {
            int number = Integer.parseInt(word.substring(name.length()));
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Said below.
        }
        throw new IllegalArgumentException(word + " needs a whole number above 0");
    }

    private Figures figures(Curve curve) throws IOException, InterruptedException {
        int[] sizes = curve.sizes();
        Figures figures = new Figures(curve);
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < sizes.length; i++) {
                figures.add(i, point(curve, sizes[i]));
            }
        }
        return figures;
    }

    /** What a JVM of its own says of one point: the size, nanoseconds, bytes. */
    private String[] point(Curve curve, int size) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(Arrays.asList(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx512m",
                "-Xss256k",
                "-XX:+UseSerialGC",
                "-javaagent:" + jar.getAbsolutePath() + "=port=0,report=false,jfr=false," + curve.options(size)));
        if (!System.getProperty("java.specification.version").startsWith("1.")) {
            command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        command.addAll(Arrays.asList(
                "-cp",
                System.getProperty("java.class.path"),
                Point.class.getName(),
                curve.name(),
                Integer.toString(size),
                Integer.toString(millis)));
        Process measured = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(measured.getInputStream(), StandardCharsets.UTF_8))) {
            String line = said.readLine();
            if (line == null || measured.waitFor() != 0) {
                throw new IOException("no figures of " + curve + " at " + size);
            }
            return line.split(" ");
        } finally {
            measured.destroy();
        }
    }
}
