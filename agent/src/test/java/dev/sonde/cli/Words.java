package dev.sonde.cli;

import picocli.CommandLine;

/** Reads words as a command of the command line would. */
final class Words {

    private Words() {}

    static <T> T read(T arguments, String... words) {
        CommandLine.populateCommand(arguments, words);
        return arguments;
    }
}
