package dev.sonde.jmh.gate.report;

import java.util.Locale;

/** The shapes that plots are drawn with, as text. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    /** A picture of this size; the title is what is read aloud in its place. */
    Svg(int width, int height, String title) {
        text.append("<svg role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\"><title>")
                .append(Markup.escaped(title))
                .append("</title>");
    }

    void line(String kind, double fromX, double fromY, double toX, double toY) {
        shape("<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>", kind, fromX, fromY, toX, toY);
    }

    void box(String kind, double x, double y, double width, double height) {
        shape("<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", kind, x, y, width, height);
    }

    void dot(String kind, double x, double y, double radius, String title) {
        String said = title.isEmpty() ? "" : "<title>" + Markup.escaped(title) + "</title>";
        shape("<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">", kind, x, y, radius);
        text.append(said).append("</circle>");
    }

    void words(String kind, double x, double y, String anchor, String words) {
        shape("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">", kind, x, y, anchor);
        text.append(Markup.escaped(words)).append("</text>");
    }

    String end() {
        return text.append("</svg>\n").toString();
    }

    private void shape(String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values));
    }
}
