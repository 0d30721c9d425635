package dev.sonde.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says in one line what makes no sense in the words of a command. */
final class Complaint {
    private static final Pattern BAD_VALUE = Pattern.compile("Invalid value for .*?: (.*)");
    private static final Pattern NO_VALUE = Pattern.compile("('.*') is not a boolean");

    private Complaint() {}

    static String of(ParameterException refused) {
        String command = refused.getCommandLine().getCommandName();
        boolean atTheRoot = refused.getCommandLine().getParent() == null;
        if (refused instanceof UnmatchedArgumentException) {
            String word = ((UnmatchedArgumentException) refused).getUnmatched().get(0);
            String option = word.startsWith("-") ? "option" : "place for";
            return atTheRoot
                    ? "there is no command " + word + "; try help"
                    : command + " has no " + option + ' ' + word;
        } else if (refused instanceof MissingParameterException) {
            return missing((MissingParameterException) refused, command);
        }
        return badValue(refused);
    }

    private static String badValue(ParameterException refused) {
        Matcher bad = BAD_VALUE.matcher(refused.getMessage());
        if (!bad.matches() || refused.getArgSpec() == null) {
            return refused.getMessage();
        }
        String reason = NO_VALUE.matcher(bad.group(1)).replaceFirst("needs no value, not $1");
        return name(refused.getArgSpec()) + ' ' + reason;
    }

    private static String name(ArgSpec argument) {
        return argument.isOption() ? ((OptionSpec) argument).longestName() : argument.paramLabel();
    }

    private static String missing(MissingParameterException refused, String command) {
        for (ArgSpec each : refused.getMissing()) {
            return each.isOption() ? name(each) + " needs a value" : command + " needs " + name(each);
        }
        return refused.getArgSpec() instanceof OptionSpec
                ? name(refused.getArgSpec()) + " needs a value"
                : refused.getMessage();
    }
}
