package dev.sonde.cli;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;

/** Where pages are shown: on a terminal one over the other, elsewhere one after the other and without escape codes. */
final class Screen {
    private static final String CLEAR = "\033[2J";
    private static final String HOME = "\033[H";
    private static final String CLEAR_LINE = "\033[K";
    private static final String CLEAR_BELOW = "\033[J";

    private final PrintStream out;
    private final boolean isTerminal;
    private boolean used;

    Screen(PrintStream out, boolean isTerminal) {
        this.out = out;
        this.isTerminal = isTerminal;
    }

    /** Whether somebody looks at the standard output of this process. */
    @SuppressWarnings("SystemConsoleNull") // that there is one says nothing from 22 on; it is asked, then
    static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException olderThan22) {
            return true;
        }
    }

    void show(List<String> lines) {
        StringBuilder page = new StringBuilder();
        if (isTerminal) {
            page.append(used ? "" : CLEAR).append(HOME);
        }
        for (String line : lines) {
            page.append(line).append(isTerminal ? CLEAR_LINE : "").append(System.lineSeparator());
        }
        page.append(isTerminal ? CLEAR_BELOW : System.lineSeparator());
        out.print(page);
        out.flush();
        used = true;
    }
}
