package dev.sonde.jmh.gate.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows set in columns: names to the left, figures to the right, the last column as it comes; and lines between. */
final class Columns {
    private static final String GAP = "  ";
    private static final int TO_THE_LEFT = 2;

    private final List<String[]> rows = new ArrayList<>();
    private final int last;

    /** The last column may hold what has no width on the screen. */
    Columns(int last) {
        this.last = last;
    }

    void add(String... cells) {
        rows.add(cells);
    }

    void line(String text) {
        rows.add(new String[] {text});
    }

    List<String> lines() {
        int[] widths = IntStream.range(0, last)
                .map(column -> rows.stream()
                        .filter(row -> row.length > 1)
                        .mapToInt(row -> row[column].codePointCount(0, row[column].length()))
                        .max()
                        .orElse(0))
                .toArray();
        return rows.stream()
                .map(row -> row.length == 1 ? row[0] : line(row, widths))
                .toList();
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < last; column++) {
            String space = " ".repeat(widths[column] - row[column].codePointCount(0, row[column].length()));
            line.append(column < TO_THE_LEFT ? row[column] + space : space + row[column])
                    .append(GAP);
        }
        return line.append(row[last]).toString().stripTrailing();
    }
}
