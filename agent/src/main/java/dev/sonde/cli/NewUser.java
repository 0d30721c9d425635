package dev.sonde.cli;

import dev.sonde.access.UserLine;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;

/** Asks for a password and prints the line of a user for the file that the option {@code auth-users} names. */
final class NewUser {

    private final String name;
    private final String right;

    /**
     * @param right what the user may do
     */
    NewUser(String name, String right) {
        this.name = name;
        this.right = right;
    }

    /** Asks on the terminal without showing what is typed; where there is none, the input's first line is it. */
    void printTo(PrintStream out, InputStream in) throws IOException {
        out.println(UserLine.of(name, right, Screen.isTerminal() ? asked(System.console()) : Typed.firstLine(in)));
    }

    private static String asked(Console console) throws IOException {
        char[] password = console.readPassword("Password: ");
        char[] again = console.readPassword("Again: ");
        if (password == null || !new String(password).equals(again == null ? "" : new String(again))) {
            throw new IOException("they are not the same");
        }
        return new String(password);
    }
}
