package dev.sonde.jmh.gate.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/**
 * Takes the words of JMH's main class and answers in its JSON, of benchmarks whose cost is written in its jar.
 *
 * <p>It is started dozens of times, so without lambdas, formats and joined strings, each of which the JVM makes at the
 * start.
 */
final class FakeBenchmarks {
    private FakeBenchmarks() {}

    /** Packs a jar of benchmarks: of each its name, what it takes and by which part its forks differ. */
    static Path jar(Path jar, Map<String, String> costs) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeBenchmarks.class.getName());
        String type = FakeBenchmarks.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                InputStream code = FakeBenchmarks.class.getClassLoader().getResourceAsStream(type)) {
            out.putNextEntry(new JarEntry(type));
            code.transferTo(out);
            out.putNextEntry(new JarEntry("costs.properties"));
            Properties written = new Properties();
            written.putAll(costs);
            written.store(out, null);
        }
        return jar;
    }

    /** Runs as JMH would: {@code -l} lists, else one benchmark is measured. */
    public static void main(String[] words) throws IOException {
        Properties costs = new Properties();
        try (InputStream in = FakeBenchmarks.class.getResourceAsStream("/costs.properties")) {
            costs.load(in);
        }
        List<String> given = Arrays.asList(words);
        List<String> chosen = new ArrayList<>();
        for (String name : new TreeSet<>(costs.stringPropertyNames())) {
            if (isChosen(name, given)) {
                chosen.add(name);
            }
        }
        if (given.contains("-l")) {
            System.out.println("Benchmarks: ");
            for (String name : chosen) {
                System.out.println(name);
            }
        } else {
            Path json = Path.of(given.get(given.indexOf("-rff") + 1));
            Files.writeString(json, json(chosen, costs, runs(json)));
        }
    }

    private static boolean isChosen(String name, List<String> words) {
        int patterns = 0;
        for (String word : words) {
            if (word.startsWith("-")) {
                break;
            }
            patterns++;
            if (Pattern.compile(word).matcher(name).find()) {
                return true;
            }
        }
        return patterns == 0;
    }

    /** How often any of these jars ran for this folder, which begins the fork's noise. */
    private static int runs(Path json) throws IOException {
        Path count = json.resolveSibling("runs");
        int runs = Files.exists(count) ? Integer.parseInt(Files.readString(count)) : 0;
        Files.writeString(count, Integer.toString(runs + 1));
        return runs;
    }

    private static String json(List<String> names, Properties costs, int run) {
        StringBuilder entries = new StringBuilder();
        for (String name : names) {
            String text = costs.getProperty(name);
            if (text.equals("fails")) {
                throw new IllegalStateException(name.concat(" has failed"));
            }
            String[] cost = text.split(" ");
            double noise = Double.parseDouble(cost[1]) * new Random(run).nextGaussian();
            String mean = Double.toString(Double.parseDouble(cost[0]) * Math.exp(noise));
            entries.append(entries.length() == 0 ? "[" : ",")
                    .append("{\"benchmark\":\"")
                    .append(name)
                    .append("\",\"mode\":\"avgt\",\"threads\":1,\"forks\":1,\"primaryMetric\":{\"score\":")
                    .append(mean)
                    .append(",\"scoreError\":\"NaN\",\"scorePercentiles\":{\"50.0\":")
                    .append(mean)
                    .append("},\"scoreUnit\":\"ns/op\",\"rawData\":[[")
                    .append(mean)
                    .append(',')
                    .append(mean)
                    .append("]]},\"secondaryMetrics\":{}}");
        }
        return entries.append(']').toString();
    }
}
