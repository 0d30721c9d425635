package dev.sonde.sample.load;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

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
            try (PrintStream file = new PrintStream(options.hdrFile)) {
                new HistogramLog(result).print(file);
            }
        }
        return result.isComplete();
    }
}
