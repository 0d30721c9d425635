package dev.sonde.cli;

import dev.sonde.base.Daemon;
import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.base.Version;
import dev.sonde.runtime.Events;
import dev.sonde.runtime.RemoteWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;

/** The command line of the agent's jar: {@code java -jar sonde.jar watch http://127.0.0.1:9808/metrics}. */
public final class Main {
    private static final List<String> HELP = Arrays.asList(
            "Tells what every HTTP endpoint of a Java service costs.",
            "",
            "  java -javaagent:sonde.jar -jar service.jar    attach to a service; its metrics are on port 9808",
            "  java -jar sonde.jar watch [URL] [options]     show what each endpoint costs, again and again",
            "      --seconds N     end after so long",
            "      --interval N    look each so many seconds (2)",
            "      --plain         one table after the other, even on a terminal",
            "  java -jar sonde.jar watch PID|HOST:JMX-PORT   serve the metrics of a JVM that has no agent",
            "  java -jar sonde.jar stats [PID|NAME ...] [options]   what JVMs use, as docker stats has it",
            "      -a, --all       the JVMs of every user",
            "      --no-stream     look once",
            "      --format F      table, json, or a template such as '{{.Name}}\\t{{.CPUPerc}}'",
            "      --interval N    look each so many seconds (1)",
            "      --no-trunc      whole names and ids",
            "      --proc DIR      another /proc, such as /host/proc",
            "  java -jar sonde.jar flame [URL] [options]     what calls a service's time or memory went to",
            "      --endpoint E    of one endpoint only, such as 'GET /orders/{id}'",
            "      --type T        cpu, alloc or wall (cpu)",
            "      --last T        length of the window, such as 5m (60s)",
            "      --ago T         how long ago it ended (0s)",
            "      --collapsed, --pprof, --json   in which format (collapsed)",
            "      -o FILE         into a file",
            "  of an agent that asks who calls, for watch and flame:",
            "      --user NAME     with the password in --password FILE or env:NAME, else it is asked for",
            "      --token FILE    a bearer's token, or env:NAME",
            "      --ca FILE       whose certificates are believed (PEM; else whom this JVM believes)",
            "      --cert FILE, --key FILE   the certificate to be shown, and its key (PEM)",
            "  java -jar sonde.jar events                    which events this JVM has, and what they become",
            "  java -jar sonde.jar password NAME [RIGHT]     a line for the file auth-users; RIGHT as its options say",
            "  java -jar sonde.jar version",
            "  java -jar sonde.jar help");

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends this process with 1 if the command failed and with 2 if it made no sense. */
    public static void main(String[] words) throws InterruptedException {
        int status = new Main(System.out, System.err).run(Arrays.asList(words));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> words) throws InterruptedException {
        String command = words.isEmpty() ? "help" : words.get(0);
        try {
            switch (command) {
                case "watch":
                    return watch(new WatchArguments(words.subList(1, words.size())));
                case "stats":
                    new Stats(new StatsArguments(words.subList(1, words.size())), out).run();
                    return 0;
                case "flame":
                    new FlameFile(new FlameArguments(words.subList(1, words.size()))).writeTo(out);
                    return 0;
                case "events":
                    return events();
                case "password":
                    new NewUser(words.subList(1, words.size())).printTo(out, System.in);
                    return 0;
                case "version":
                    out.println("sonde " + Version.read());
                    return 0;
                case "help":
                case "--help":
                    help();
                    return 0;
                default:
                    throw new IllegalArgumentException("there is no command " + command + "; try help");
            }
        } catch (IllegalArgumentException | IOException failure) {
            err.println("sonde: " + failure.getMessage());
            return failure instanceof IOException ? 1 : 2;
        }
    }

    private void help() {
        HELP.forEach(out::println);
        out.println();
        out.println("Options of the agent: -javaagent:sonde.jar=name=value,name=value; or -Dsonde.name=value,");
        out.println("or SONDE_NAME=value in the environment, or in the file that `config` names.");
        for (Option option : Options.ALL) {
            out.println();
            String value = option.defaultValue.isEmpty() ? "" : " (" + option.defaultValue + ")";
            out.println("  " + option.key + value);
            out.println("      " + option.help + ": " + option.kind.words);
        }
    }

    private int events() throws IOException {
        Table table = Table.toTheLeft();
        table.add("EVENT", "HERE", "RECORDED", "BECOMES");
        try {
            Events.table().forEach(table::add);
        } catch (IllegalStateException missing) {
            throw new IOException("no events: " + missing.getMessage(), missing);
        }
        table.lines().forEach(out::println);
        return 0;
    }

    private int watch(WatchArguments arguments) throws IOException, InterruptedException {
        Client client = new Client(arguments.caller.caller());
        if (RemoteTarget.isOne(arguments.url, client)) {
            return watchWithoutAgent(arguments);
        }
        ScrapeUrl url = new ScrapeUrl(arguments.url, client);
        Screen screen = new Screen(out, !arguments.plain && Screen.isTerminal());
        try {
            return new Watch(url, screen, arguments.intervalSeconds).run(arguments.seconds) ? 0 : 1;
        } catch (IOException failure) {
            throw new IOException("no answer from " + url + ": " + failure.getMessage(), failure);
        }
    }

    private static int watchWithoutAgent(WatchArguments arguments) throws IOException, InterruptedException {
        try (RemoteWatch watch = RemoteWatch.start(new RemoteTarget(arguments.url).jmxUrl())) {
            // Ctrl-C: the recording in the other JVM must end.
            Thread closing = Daemon.factory("close").newThread(() -> closeQuietly(watch));
            Runtime.getRuntime().addShutdownHook(closing);
            if (!watch.run(arguments.seconds)) {
                throw new IOException(arguments.url + " is gone, or tells no more");
            }
            return 0;
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
