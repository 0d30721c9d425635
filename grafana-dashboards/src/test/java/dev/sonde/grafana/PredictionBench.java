package dev.sonde.grafana;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Foretells what a service can take from minutes at a quarter of it, then asks for more than it can and measures: run
 * by hand, see docs/capacity.md. It prints, and judges nothing.
 */
final class PredictionBench {
    private static final int HISTORY_SECONDS = Integer.getInteger("prediction.seconds", 120);
    private static final int WARM_UP_SECONDS = Integer.getInteger("prediction.warmup", 40);
    private static final int ROUNDS = Integer.getInteger("prediction.rounds", 3);

    @Test
    void theSampleService() throws IOException, InterruptedException {
        run(Subject.sample());
    }

    @Test
    void aServiceThatNobodyHereWrote() throws IOException, InterruptedException {
        String jar = System.getProperty("prediction.fuseki", "");
        assumeTrue(!jar.isEmpty(), "no -Dprediction.fuseki=jena-fuseki-server-5.6.0.jar");
        run(Subject.fuseki(jar));
    }

    private static void run(Subject subject) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(
                Path.of("target", "prediction", subject.name()).toAbsolutePath());
        try (Stage stage = Stage.set(subject, folder, HISTORY_SECONDS)) {
            Map<String, Foretold> foretold = new LinkedHashMap<>();
            for (String mix : subject.mixes()) {
                stage.warmUp(mix, WARM_UP_SECONDS);
                foretold.put(mix, stage.foretell(mix));
            }
            Foretold first = foretold.get(subject.mixes().get(0));
            Map<String, List<Measured>> measured = new LinkedHashMap<>();
            for (int round = 0; round < ROUNDS; round++) {
                for (String mix : subject.mixes()) {
                    measured.computeIfAbsent(mix, m -> new ArrayList<>())
                            .add(stage.saturate(mix, foretold.get(mix).mostPerSecond()));
                }
            }
            String report = PredictionReport.of(subject.name(), foretold, first, measured);
            Files.writeString(folder.resolve("report.md"), report);
            System.out.println(report);
        }
    }
}
