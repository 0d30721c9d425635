package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.report.HtmlReport;
import dev.sonde.jmh.gate.report.JsonReport;
import dev.sonde.jmh.gate.report.JunitReport;
import dev.sonde.jmh.gate.report.MarkdownReport;
import dev.sonde.jmh.gate.report.TerminalReport;
import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** The options that say in which forms a report is wanted. */
final class OutputArguments {
    @Option(names = "--markdown", paramLabel = "FILE", description = "Write it for a comment on a pull request.")
    private Path markdown;

    @Option(names = "--junit", paramLabel = "FILE", description = "Write it as JUnit's XML, for build servers.")
    private Path junit;

    @Option(names = "--json", paramLabel = "FILE", description = "Write it for programs.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write it as a page with plots.")
    private Path html;

    @Option(
            names = {"--colour", "--color"},
            paramLabel = "auto",
            description = "always, never, or where a terminal shows it and NO_COLOR is not set (auto).")
    private String colour = "auto";

    /** Prints the report, writes the files and returns what the command ends with. */
    int write(Report report, PrintStream out) throws IOException {
        boolean colours = colours();
        write(markdown, report, MarkdownReport::of);
        write(junit, report, JunitReport::of);
        write(json, report, JsonReport::of);
        write(html, report, HtmlReport::of);
        new TerminalReport(colours).lines(report).forEach(out::println);
        return report.outcome().exitCode;
    }

    private static void write(Path file, Report report, Function<Report, String> form) throws IOException {
        if (file != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, form.apply(report));
        }
    }

    private boolean colours() {
        return switch (colour) {
            case "always" -> true;
            case "never" -> false;
            case "auto" -> System.getenv("NO_COLOR") == null && isTerminal();
            default -> throw new IllegalArgumentException("--colour is always, never or auto, not " + colour);
        };
    }

    @SuppressWarnings("SystemConsoleNull") // that there is one says nothing from 22 on; it is asked, then
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }
}
