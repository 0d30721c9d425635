package dev.sonde.jmh.gate.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;

/** Takes the words of JMH's main class and answers in its JSON, of benchmarks whose cost is written in its jar. */
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
        List<String> given = List.of(words);
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < given.size() && !given.get(i).startsWith("-"); i++) {
            patterns.add(given.get(i));
        }
        Map<String, String> chosen = new TreeMap<>();
        costs.forEach((name, cost) -> {
            if (patterns.isEmpty()
                    || patterns.stream()
                            .anyMatch(pattern -> Pattern.compile(pattern)
                                    .matcher(name.toString())
                                    .find())) {
                chosen.put(name.toString(), cost.toString());
            }
        });
        if (given.contains("-l")) {
            System.out.println("Benchmarks: ");
            chosen.keySet().forEach(System.out::println);
        } else {
            Path json = Path.of(given.get(given.indexOf("-rff") + 1));
            Files.writeString(json, json(chosen, runs(json)));
        }
    }

    /** How often any of these jars ran for this folder, which begins the fork's noise. */
    private static int runs(Path json) throws IOException {
        Path count = json.resolveSibling("runs");
        int runs = Files.exists(count) ? Integer.parseInt(Files.readString(count)) : 0;
        Files.writeString(count, Integer.toString(runs + 1));
        return runs;
    }

    private static String json(Map<String, String> costs, int run) {
        List<String> entries = new ArrayList<>();
        costs.forEach((name, text) -> {
            if (text.equals("fails")) {
                throw new IllegalStateException(name + " has failed");
            }
            String[] cost = text.split(" ");
            SplittableRandom random = new SplittableRandom(run);
            double mean = Double.parseDouble(cost[0]) * Math.exp(Double.parseDouble(cost[1]) * random.nextGaussian());
            entries.add(String.format(
                    Locale.ROOT,
                    "{\"benchmark\":\"%s\",\"mode\":\"avgt\",\"threads\":1,\"forks\":1,\"primaryMetric\":{\"score\":%f,"
                            + "\"scoreError\":\"NaN\",\"scorePercentiles\":{\"50.0\":%f},\"scoreUnit\":\"ns/op\","
                            + "\"rawData\":[[%f,%f]]},\"secondaryMetrics\":{}}",
                    name,
                    mean,
                    mean,
                    mean,
                    mean));
        });
        return "[" + String.join(",", entries) + "]";
    }
}
