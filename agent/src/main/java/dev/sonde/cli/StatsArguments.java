package dev.sonde.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The words after {@code stats}. */
final class StatsArguments {

    @Parameters(arity = "0..*", paramLabel = "PID|NAME", description = "which JVMs (those of this user)")
    List<String> processes = new ArrayList<>();

    @Option(
            names = {"-a", "--all"},
            description = "the JVMs of every user")
    boolean all;

    @Option(names = "--no-stream", defaultValue = "true", description = "look once")
    boolean stream = true;

    @Option(names = "--no-trunc", defaultValue = "true", description = "whole names and ids")
    boolean truncate = true;

    @Option(
            names = "--format",
            paramLabel = "F",
            description = "table, json, or a template such as '{{.Name}}\\t{{.CPUPerc}}'")
    String format = "table";

    @Option(names = "--interval", paramLabel = "N", converter = Seconds.class, description = "look so often (1)")
    double intervalSeconds = 1;

    @Option(
            names = "--proc",
            paramLabel = "DIR",
            converter = Folder.class,
            description = "another /proc, such as /host/proc")
    String proc = "/proc";

    @Option(names = "--json", description = "the same as --format json")
    void json(boolean on) {
        format = on ? "json" : format;
    }

    /** Reads a folder, of which a slash at the end says nothing. */
    static final class Folder implements ITypeConverter<String> {

        @Override
        public String convert(String text) {
            return text.replaceAll("(?<=.)/+$", "");
        }
    }
}
