package dev.sonde.flame;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/**
 * Writes a flame as collapsed stacks, {@code GET /orders;a.B.c;java.util.HashMap.get 1200}: what flamegraph.pl,
 * speedscope and others read. The values are in the unit of the kind, and add up to the tree's total.
 */
public final class CollapsedText {

    private final Writer out;

    private CollapsedText(Writer out) {
        this.out = out;
    }

    /** Writes it in UTF-8; the stream stays open. */
    public static void write(Flame flame, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        CollapsedText text = new CollapsedText(writer);
        Stacks.each(flame, (frames, self) -> text.line(frames, self));
        writer.flush();
    }

    private void line(Iterable<String> frames, long self) throws IOException {
        String separator = "";
        for (String frame : frames) {
            out.write(separator);
            out.write(safe(frame));
            separator = ";";
        }
        out.write(' ');
        out.write(Long.toString(self));
        out.write('\n');
    }

    /** The value is what follows the last space, so a space may be in a name, but nothing that ends a name or line. */
    private static String safe(String name) {
        StringBuilder safe = null;
        for (int i = 0; i < name.length(); i++) {
            char each = name.charAt(i);
            boolean breaks = each == ';' || Character.isISOControl(each) || each == '\u2028' || each == '\u2029';
            if (breaks) {
                safe = safe == null ? new StringBuilder(name) : safe;
                safe.setCharAt(i, each == ';' ? ',' : ' ');
            }
        }
        String clean = safe == null ? name : safe.toString();
        return clean.trim().isEmpty() ? "(nameless)" : clean;
    }
}
