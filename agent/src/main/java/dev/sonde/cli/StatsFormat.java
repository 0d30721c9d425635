package dev.sonde.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The value of {@code --format}, as docker has it: {@code table}, {@code json}, a template, or a table of one. */
final class StatsFormat {
    private static final String TABLE = "table";
    private static final String JSON = "{{json .}}";
    private static final String DEFAULT =
            "{{.ID}}\t{{.Name}}\t{{.CPUPerc}}\t{{.MemUsage}}\t{{.MemPerc}}\t{{.NetIO}}\t{{.BlockIO}}\t{{.PIDs}}\t"
                    + "{{.Source}}";

    /** Whether there are heads, and columns below them. */
    final boolean isTable;

    private final List<Piece> pieces = new ArrayList<>();
    private final boolean truncate;

    /** A part of the template: text, a placeholder, or, with neither, the whole row as JSON. */
    private static final class Piece {
        final String text;
        final StatsColumn column;

        Piece(String text, StatsColumn column) {
            this.text = text;
            this.column = column;
        }
    }

    /**
     * Reads it.
     *
     * @throws IllegalArgumentException naming what it does not understand
     */
    StatsFormat(String format, boolean truncate) {
        this.truncate = truncate;
        isTable = format.equals(TABLE) || format.startsWith(TABLE + " ");
        String template = isTable ? format.substring(TABLE.length()).trim() : format.equals("json") ? JSON : format;
        split(
                isTable && template.isEmpty()
                        ? DEFAULT
                        : template.replace("\\t", "\t").replace("\\n", "\n"));
    }

    private void split(String template) {
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            if (close < 0) {
                throw new IllegalArgumentException("--format has a {{ without }}: " + template);
            }
            pieces.add(new Piece(template.substring(from, open), null));
            pieces.add(placeholder(template.substring(open + 2, close).trim()));
            from = close + 2;
        }
        pieces.add(new Piece(template.substring(from), null));
    }

    private static Piece placeholder(String words) {
        StatsColumn column = words.startsWith(".") ? StatsColumn.named(words.substring(1)) : null;
        if (column == null && !words.matches("json\\s+\\.")) {
            String known = Stream.of(StatsColumn.values())
                    .map(each -> "{{." + each.key + "}}")
                    .collect(Collectors.joining(" "));
            throw new IllegalArgumentException(
                    "--format has no placeholder {{" + words + "}}; there are " + known + " " + JSON);
        }
        return new Piece(null, column);
    }

    List<String> lines(List<StatsRow> rows) {
        if (!isTable) {
            return rows.stream().map(this::line).collect(Collectors.toList());
        }
        Table table = Table.toTheLeft();
        table.add(heads().split("\t", -1));
        rows.forEach(row -> table.add(line(row).split("\t", -1)));
        return table.lines();
    }

    private String heads() {
        return pieces.stream()
                .map(piece -> piece.text != null ? piece.text : piece.column == null ? "" : piece.column.head)
                .collect(Collectors.joining());
    }

    private String line(StatsRow row) {
        StringBuilder line = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.text != null) {
                line.append(piece.text);
            } else {
                line.append(piece.column == null ? json(row) : piece.column.text(row, truncate));
            }
        }
        return line.toString();
    }

    private String json(StatsRow row) {
        return Stream.of(StatsColumn.values())
                .map(column -> quoted(column.key) + ':' + quoted(column.text(row, truncate)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
