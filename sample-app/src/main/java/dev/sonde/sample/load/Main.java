package dev.sonde.sample.load;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.HdrHistogram.HistogramLogWriter;

/** The load generator on the command line: {@code java -jar load.jar http://127.0.0.1:8080 --rate 300}. */
public final class Main {
    private Main() {}

    /** Ends with 0 if every request was answered, 1 if one was not, 2 for a command line that makes no sense. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0 || List.of(args).contains("--help")) {
            System.out.print(Options.HELP);
            return;
        }
        try {
            boolean complete = run(new Options(args));
            System.exit(complete ? 0 : 1);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }

    private static boolean run(Options options) throws IOException, InterruptedException {
        Load load = new Load(options);
        Thread interrupted = new Thread(load::stop, "load-stop");
        Runtime.getRuntime().addShutdownHook(interrupted);
        Result result = load.run();
        System.out.print(new TextReport(result).print());
        if (!options.jsonFile.isEmpty()) {
            Files.writeString(Path.of(options.jsonFile), new JsonReport(result).print());
        }
        if (!options.hdrFile.isEmpty()) {
            writeLog(result, options.hdrFile);
        }
        return result.isComplete();
    }

    private static void writeLog(Result result, String file) throws FileNotFoundException {
        try (PrintStream out = new PrintStream(file)) {
            HistogramLogWriter log = new HistogramLogWriter(out);
            log.outputLogFormatVersion();
            log.outputLegend();
            for (Tally kind : result.kinds) {
                kind.latency.setTag(kind.name.replaceAll("[\\s,]", "_"));
                log.outputIntervalHistogram(0, result.seconds, kind.latency, 1e6);
            }
        }
    }
}
