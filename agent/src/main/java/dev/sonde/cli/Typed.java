package dev.sonde.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** What somebody types who is asked for a password. */
final class Typed {

    private Typed() {}

    /**
     * Asks on the terminal without showing what is typed; where there is none, the input's first line is it.
     *
     * @throws IOException if nothing is typed
     */
    static String password(String question, InputStream in) throws IOException {
        char[] typed = Screen.isTerminal()
                ? System.console().readPassword(question)
                : firstLine(in).toCharArray();
        if (typed == null || typed.length == 0) {
            throw new IOException(
                    "there is no password: --password FILE or env:NAME says it where nobody can be asked");
        }
        return new String(typed);
    }

    /** Empty if there is none. */
    static String firstLine(InputStream in) throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
