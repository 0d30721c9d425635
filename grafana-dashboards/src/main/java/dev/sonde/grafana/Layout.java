package dev.sonde.grafana;

import java.util.Map;

/** Puts panels side by side on Grafana's grid, and into the next line where they do not fit. */
final class Layout {
    private static final int COLUMNS = 24;

    private int x;
    private int y;
    private int lineHeight;

    Map<String, Object> place(int width, int height) {
        if (x + width > COLUMNS) {
            x = 0;
            y += lineHeight;
            lineHeight = 0;
        }
        Map<String, Object> place = Json.object("h", height, "w", width, "x", x, "y", y);
        x += width;
        lineHeight = Math.max(lineHeight, height);
        return place;
    }

    /** The place of a heading: a line of its own. */
    Map<String, Object> heading() {
        x = COLUMNS;
        Map<String, Object> place = place(COLUMNS, 1);
        x = COLUMNS;
        return place;
    }
}
