package dev.sonde.sample.load;

import java.util.Locale;

/** What the command line asks for. */
final class Options {
    static final String HELP = """
            Sends a steady load to a service on this machine and tells how long the answers took.

              java -jar load.jar URL [options]

            A URL with a path sends that one request; without a path, the mix of the sample service.

              --rate N          requests a second that are due, answered or not (100)
              --duration S      for so many seconds (10)
              --count N         or for so many requests, whichever is first (no limit)
              --warmup S        leave the first seconds out of the latencies, not out of the counts (0)
              --connections N   connections, each with one request at a time (64)
              --arrivals A      constant or poisson (constant)
              --swing F         the rate swings about its mean by this share of it, as a sine (0)
              --period S        a swing takes so long (60)
              --timeout S       give a request up after so long (10)
              --mix FILE        lines of: weight method path [body], with <1-9> and <a|b> drawn at random
              --seed N          for the draws (1)
              --json FILE       write the result as JSON, too
              --hdr FILE        write the latencies as an HdrHistogram log, too
            """;

    final Target target;
    final Mix mix;
    final Arrivals arrivals;
    final double ratePerSecond;
    final Swing swing;
    final double durationSeconds;
    final double warmupSeconds;
    final double timeoutSeconds;
    final long count;
    final int connections;
    final long seed;
    final String jsonFile;
    final String hdrFile;

    Options(String... words) {
        Arguments given = new Arguments(words);
        target = new Target(given.plain());
        mix = Mix.choose(given.text("mix", ""), target.path);
        arrivals = arrivals(given.text("arrivals", "constant"));
        ratePerSecond = positive("rate", given.number("rate", 100));
        swing = new Swing(given.number("swing", 0), positive("period", given.number("period", 60)));
        durationSeconds = positive("duration", given.number("duration", 10));
        warmupSeconds = given.number("warmup", 0);
        timeoutSeconds = positive("timeout", given.number("timeout", 10));
        count = (long) given.number("count", Long.MAX_VALUE);
        connections = (int) positive("connections", given.number("connections", 64));
        seed = (long) given.number("seed", 1);
        jsonFile = given.text("json", "");
        hdrFile = given.text("hdr", "");
        given.refuseUnread();
    }

    private static double positive(String name, double number) {
        if (number <= 0) {
            throw new IllegalArgumentException("--" + name + " needs a number above 0");
        }
        return number;
    }

    private static Arrivals arrivals(String name) {
        try {
            return Arrivals.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--arrivals is constant or poisson, not " + name, e);
        }
    }
}
