package dev.sonde.cli;

import dev.sonde.base.Daemon;
import dev.sonde.runtime.RemoteWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what each endpoint costs, again and again, or serves the metrics of a JVM without the agent. */
@Command(name = "watch", description = "Show what each endpoint costs, again and again.")
final class WatchCommand implements Callable<Integer> {

    @Mixin
    private final WatchArguments arguments = new WatchArguments();

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    WatchCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Client client = new Client(arguments.caller.caller());
        if (RemoteTarget.isOne(arguments.url, client)) {
            return watchWithoutAgent();
        }
        ScrapeUrl url = new ScrapeUrl(arguments.url, client);
        Screen screen = new Screen(out, !json.on && !arguments.plain && Screen.isTerminal());
        Watch watch = new Watch(url, screen, arguments.intervalSeconds);
        try {
            return (json.on ? watch.printingJson(out) : watch).run(arguments.seconds) ? ExitCode.FINE : ExitCode.FAILED;
        } catch (IOException failure) {
            throw new IOException("no answer from " + url + ": " + failure.getMessage(), failure);
        }
    }

    private int watchWithoutAgent() throws IOException, InterruptedException {
        try (RemoteWatch watch = RemoteWatch.start(new RemoteTarget(arguments.url).jmxUrl())) {
            // Ctrl-C: the recording in the other JVM must end.
            Thread closing = Daemon.factory("close").newThread(() -> closeQuietly(watch));
            Runtime.getRuntime().addShutdownHook(closing);
            if (!watch.run(arguments.seconds)) {
                throw new IOException(arguments.url + " is gone, or tells no more");
            }
            return ExitCode.FINE;
        }
    }

    private static void closeQuietly(RemoteWatch watch) {
        try {
            watch.close();
        } catch (IOException gone) {
            // Then there is nothing to be ended.
        }
    }
}
