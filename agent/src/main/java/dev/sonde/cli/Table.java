package dev.sonde.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text set in columns: the first to the left, the others to the right. */
final class Table {
    private static final int WIDEST = 44;
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    void add(String... cells) {
        cells[0] = shortened(cells[0]);
        rows.add(cells);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder(row[0]);
            pad(line, width(0) - row[0].length());
            for (int column = 1; column < row.length; column++) {
                line.append(GAP);
                pad(line, width(column) - row[column].length());
                line.append(row[column]);
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private int width(int column) {
        int width = 0;
        for (String[] row : rows) {
            width = Math.max(width, row[column].length());
        }
        return width;
    }

    private static String shortened(String text) {
        return text.length() <= WIDEST ? text : text.substring(0, WIDEST - 3) + "...";
    }

    private static void pad(StringBuilder line, int spaces) {
        for (int i = 0; i < spaces; i++) {
            line.append(' ');
        }
    }
}
