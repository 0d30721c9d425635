package dev.sonde.rivals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Prints what whole services take with each agent: their start, a request, memory, threads, and a scrape. A JVM of each
 * in turn, in each round again, so that what the machine does meanwhile happens to all.
 *
 * <p>Usage, from the project's folder, on Linux: {@code java -cp jmh/rivals/target/rivals.jar dev.sonde.rivals.Bench},
 * with any of {@link Choice#USAGE}.
 */
public final class Bench {

    private final Choice choice;
    private final long startNanos = System.nanoTime();
    private final Map<Setting, Results> results = new LinkedHashMap<>();

    private Bench(Choice choice) {
        this.choice = choice;
    }

    /** A service on so many processors. */
    private record Setting(Service service, int cores) {
        @Override
        public String toString() {
            return service.name().toLowerCase(Locale.ROOT) + " on " + cores + (cores == 1 ? " core" : " cores");
        }
    }

    /** What to run: see {@link Choice}. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Bench bench = new Bench(Choice.of(arguments));
        for (int round = 0; round < bench.choice.rounds(); round++) {
            bench.run(round);
        }
        bench.print();
    }

    private void run(int round) throws InterruptedException {
        for (int cores : choice.cores()) {
            String missing = Cores.missing(cores);
            if (missing != null) {
                System.err.println("not on " + cores + " cores: " + missing);
                continue;
            }
            for (Service service : choice.services()) {
                if (minutes() < choice.minutes()) {
                    run(round, new Setting(service, cores));
                }
            }
        }
    }

    private long minutes() {
        return TimeUnit.NANOSECONDS.toMinutes(System.nanoTime() - startNanos);
    }

    private void run(int round, Setting setting) throws InterruptedException {
        // Nobody is always the first, or always after the same one.
        List<Agent> agents = new ArrayList<>(choice.agents());
        Collections.rotate(agents, -round);
        Map<Agent, Map<Measure, Double>> measured = new EnumMap<>(Agent.class);
        long begunNanos = System.nanoTime();
        for (Agent agent : agents) {
            String what = "round " + (round + 1) + ", " + setting + ", " + Table.name(agent) + ": ";
            try {
                measured.put(agent, Trial.run(setting.service, agent, setting.cores, choice.requests()));
                System.err.println(what + Measure.line(measured.get(agent)));
            } catch (IOException failure) {
                System.err.println(what + "failed, " + failure.getMessage());
            }
        }
        results.computeIfAbsent(setting, each -> new Results()).add(measured);
        System.err.println("round " + (round + 1) + ", " + setting + ", took "
                + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begunNanos) + " s");
    }

    private void print() throws IOException {
        System.out.println("Java " + System.getProperty("java.version") + ", "
                + Runtime.getRuntime().availableProcessors() + " processors, " + choice.requests() + " requests");
        for (Map.Entry<Setting, Results> each : results.entrySet()) {
            Table table = new Table(each.getValue(), choice.agents());
            System.out.println("\n**" + each.getKey() + "**, rounds: "
                    + each.getValue().rounds() + "\n\n" + table.ofTheService() + "\nA scrape:\n\n" + table.ofAScrape());
        }
    }
}
