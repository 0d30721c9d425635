package dev.sonde.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;

/** The command line of the agent's jar: {@code java -jar sonde.jar attach 4711}. */
@Command(
        name = "sonde",
        customSynopsis = {
            "java -javaagent:sonde.jar -jar service.jar   start a service with the agent; metrics on port 9808",
            "       java -jar sonde.jar COMMAND ...              see COMMAND --help"
        },
        description = "Tells what every HTTP endpoint of a Java service costs.%n",
        commandListHeading = "Commands:%n",
        footer = {
            "",
            "help options lists the options of the agent.",
            "A command ends with 0 if all went well, 1 if something failed, 2 if its words make no sense,",
            "3 if there is no such JVM or no agent in it, 4 if the JVM cannot be attached to."
        })
public final class Main {
    private static final int WIDTH = 120;
    /** What people try first, and the command that they mean. */
    private static final Map<String, String> WORDS_FOR_COMMANDS = wordsForCommands();

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
        String first = words.isEmpty() ? "--help" : words.get(0);
        List<String> meant = WORDS_FOR_COMMANDS.containsKey(first)
                ? Collections.singletonList(WORDS_FOR_COMMANDS.get(first))
                : words;
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
                new CapacityCommand(out),
                new FlameCommand(out),
                new DumpCommand(out),
                new EventsCommand(out),
                new PasswordCommand(out),
                new CompletionCommand(out),
                new VersionCommand(out),
                new HelpCommand(out))) {
            CommandLine one = new CommandLine(command);
            one.getCommandSpec().addOption(help());
            all.addSubcommand(one);
        }
        return all.setUsageHelpWidth(WIDTH)
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setOut(new PrintWriter(new OutputStreamWriter(out, Charset.defaultCharset()), true))
                .setParameterExceptionHandler((refused, given) -> usage(Complaint.of(refused)))
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private static Map<String, String> wordsForCommands() {
        Map<String, String> commands = new HashMap<>();
        commands.put("-h", "help");
        commands.put("--help", "help");
        commands.put("-V", "version");
        commands.put("--version", "version");
        return commands;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("what this command takes")
                .build();
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
