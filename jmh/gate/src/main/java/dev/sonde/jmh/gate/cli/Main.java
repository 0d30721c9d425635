package dev.sonde.jmh.gate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;

/** The command line of the gate: {@code java -jar sonde-jmh.jar compare BASE.json NEW.json}. */
@Command(
        name = "sonde-jmh",
        customSynopsis = "java -jar sonde-jmh.jar COMMAND ...   see help COMMAND",
        description = "Says of two runs of benchmarks which became slower, and when that cannot be told.%n",
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "Without a command, or with the path of sonde.jar, it measures what Sonde's agent costs a request.",
            "",
            "A comparison ends with 0 if there is no regression, 1 if there is one, 2 if it cannot be told.",
            "Any command ends with 3 if something could not be read, written or done, 4 if its words make no sense."
        })
public final class Main {
    private static final int WIDTH = 120;
    // Where build servers show it, the locale is mostly none, and the text UTF-8 all the same.
    private static final Charset CHARSET =
            System.getProperty("os.name").startsWith("Windows") ? Charset.defaultCharset() : StandardCharsets.UTF_8;

    private final PrintStream out;
    private final PrintStream err;

    /** Prints to these. */
    public Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Returns what the process shall end with. */
    public static int run(String... words) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, CHARSET);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, CHARSET);
        return new Main(out, err).execute(Arrays.asList(words));
    }

    /** Returns what the process shall end with. */
    public int execute(List<String> words) {
        List<String> meant = words.isEmpty() || words.get(0).equals("--help") ? List.of("help") : words;
        return commands().execute(meant.toArray(String[]::new));
    }

    private CommandLine commands() {
        CommandLine all = new CommandLine(this);
        List.of(
                        new CompareCommand(out),
                        new RunCommand(out, err),
                        new HistoryCommand(out),
                        new BaselineCommand(out),
                        new HelpCommand())
                .forEach(all::addSubcommand);
        return all.setUsageHelpWidth(WIDTH)
                .setOut(new PrintWriter(out, true, CHARSET))
                .setErr(new PrintWriter(err, true, CHARSET))
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler((refused, given) -> usage(complaint(refused)))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private static String complaint(ParameterException refused) {
        String said = refused.getMessage().lines().findFirst().orElse("");
        CommandLine command = refused.getCommandLine();
        return command.getParent() == null ? said + "; try help" : command.getCommandName() + ": " + said;
    }

    private int usage(String complaint) {
        err.println("sonde-jmh: " + complaint);
        return ExitCode.USAGE;
    }

    private int failed(Exception failure) {
        if (failure instanceof IllegalArgumentException) {
            return usage(failure.getMessage());
        } else if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
        boolean told = failure instanceof IOException || failure instanceof UncheckedIOException;
        err.println("sonde-jmh: " + (told ? Complaint.of(failure) : "unexpected: " + failure));
        return ExitCode.FAILED;
    }
}
