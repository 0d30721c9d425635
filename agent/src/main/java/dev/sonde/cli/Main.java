package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;

/** The command line of the agent's jar: {@code java -jar sonde.jar attach 4711}. */
@Command(
        name = "sonde",
        customSynopsis = {
            "java -javaagent:sonde.jar -jar service.jar   start a service with the agent; metrics on port 9808",
            "       java -jar sonde.jar COMMAND ...              see help COMMAND"
        },
        description = "Tells what every HTTP endpoint of a Java service costs.%n",
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "A command ends with 0 if all went well, 1 if something failed, 2 if its words make no sense,",
            "3 if there is no such JVM or no agent in it, 4 if the JVM cannot be attached to."
        })
public final class Main {
    private static final int WIDTH = 120;

    private final PrintStream out;
    private final PrintStream err;

    Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Ends this process with what {@link ExitCode} says. */
    public static void main(String[] words) {
        int status = new Main(System.out, System.err).run(Arrays.asList(words));
        if (status != 0) {
            System.exit(status);
        }
    }

    int run(List<String> words) {
        List<String> meant =
                words.isEmpty() || words.get(0).equals("--help") ? Collections.singletonList("help") : words;
        return commands().execute(meant.toArray(new String[0]));
    }

    CommandLine commands() {
        CommandLine all = new CommandLine(this);
        for (Object command : Arrays.asList(
                new AttachCommand(out, err),
                new DetachCommand(out, err),
                new ListCommand(out),
                new StatusCommand(out),
                new ConfigCommand(out),
                new DiagnoseCommand(out),
                new WatchCommand(out),
                new StatsCommand(out),
                new FlameCommand(out),
                new DumpCommand(out),
                new EventsCommand(out),
                new PasswordCommand(out),
                new CompletionCommand(out),
                new VersionCommand(out),
                new HelpCommand(out))) {
            all.addSubcommand(command);
        }
        return all.setUsageHelpWidth(WIDTH)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setParameterExceptionHandler((refused, given) -> usage(Complaint.of(refused)))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private int usage(String complaint) {
        err.println("sonde: " + complaint);
        return ExitCode.USAGE;
    }

    private int failed(Exception failure) {
        if (failure instanceof IllegalArgumentException) {
            return usage(failure.getMessage());
        } else if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
        String message = failure instanceof IOException ? failure.getMessage() : "unexpected: " + failure;
        err.println("sonde: " + message);
        return failure instanceof CommandFailure ? ((CommandFailure) failure).exitCode : ExitCode.FAILED;
    }
}
