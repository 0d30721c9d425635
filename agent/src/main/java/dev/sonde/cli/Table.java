package dev.sonde.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows of text set in columns: the first to the left, the others to the right; or all to the left. */
final class Table {
    private static final int WIDEST = 44;
    private static final String GAP = "  ";
    private static final int WIDE_GAP = 3;

    private final List<String[]> rows = new ArrayList<>();
    private final boolean toTheLeft;

    Table() {
        this(false);
    }

    private Table(boolean toTheLeft) {
        this.toTheLeft = toTheLeft;
    }

    /** Without shortening anything. */
    static Table toTheLeft() {
        return new Table(true);
    }

    void add(String... cells) {
        cells[0] = toTheLeft ? cells[0] : shortened(cells[0]);
        rows.add(cells);
    }

    List<String> lines() {
        return toTheLeft ? leftLines() : rightLines();
    }

    private List<String> leftLines() {
        List<String> lines = new ArrayList<>();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.length - 1; column++) {
                line.append(row[column]);
                pad(line, width(column) - row[column].length() + WIDE_GAP);
            }
            lines.add(line.append(row[row.length - 1]).toString());
        }
        return lines;
    }

    private List<String> rightLines() {
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
