package dev.sonde.cli;

import dev.sonde.base.Json;
import dev.sonde.cli.capacity.Observed;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how much a service takes. */
@Command(name = "capacity", description = "Tell how much a service takes, what ends first, and what requests cost.")
final class CapacityCommand implements Callable<Integer> {

    @Mixin
    private final CapacityArguments arguments = new CapacityArguments();

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    CapacityCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean isOfAgent = arguments.prometheus.isEmpty();
        if (!(isOfAgent ? arguments.job : arguments.agent).isEmpty()) {
            throw new IllegalArgumentException("capacity asks an agent, or --prometheus URL --job J; take one");
        }
        CapacityReport report = isOfAgent ? ofAgent() : ofPrometheus();
        if (json.on) {
            out.println(Json.text(report.facts()));
        } else {
            (arguments.markdown ? report.markdown() : report.lines()).forEach(out::println);
        }
        return ExitCode.FINE;
    }

    private CapacityReport ofPrometheus() throws IOException, InterruptedException {
        Prometheus prometheus = new Prometheus(arguments.prometheus, new Client(arguments.caller.caller()));
        return new TimeLimit(arguments.timeoutSeconds).of(prometheus.toString(), () -> {
            Span span = Span.ending(arguments.epochSecond, arguments.lastSeconds);
            PrometheusJob job = new PrometheusJob(prometheus, arguments, span);
            String source = job.isRecorded ? "recorded series" : "counters";
            String title = "Capacity of " + job.name + " by " + source + " of " + Timespan.text(arguments.lastSeconds);
            return new CapacityReport(title, new PrometheusHistory(job, span).read(), arguments.plan());
        });
    }

    private CapacityReport ofAgent() throws IOException, InterruptedException {
        String word = arguments.agent.isEmpty() ? "http://127.0.0.1:9808" : arguments.agent;
        Client client = new Client(arguments.caller.caller());
        String address = AgentAddress.of(word);
        ScrapeUrl url = new ScrapeUrl(address, client);
        KeptHistory kept = new KeptHistory(address, client);
        long seconds = arguments.timeoutSeconds + arguments.windowSeconds;
        return new TimeLimit(seconds).of(url.toString(), () -> {
            AgentHistory history = new AgentHistory(url, kept, arguments.windowSeconds);
            try {
                Observed seen = history.read();
                String title = "Capacity of " + history.application() + " by what its agent saw in " + seen.span;
                return new CapacityReport(title, seen, arguments.plan());
            } catch (IOException failure) {
                throw new IOException("no answer from " + url + ": " + failure.getMessage(), failure);
            }
        });
    }
}
