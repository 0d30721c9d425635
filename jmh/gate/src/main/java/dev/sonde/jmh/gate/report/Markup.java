package dev.sonde.jmh.gate.report;

/** Text that stands in HTML or XML and is nothing else there. */
final class Markup {

    private Markup() {}

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        text.codePoints().forEach(each -> {
            switch (each) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(isText(each) ? each : '?');
            }
        });
        return safe.toString();
    }

    /** XML has no other control characters, not even written as numbers. */
    private static boolean isText(int each) {
        boolean control = each < ' ' && each != '\n' && each != '\t';
        boolean halfAPair = each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE;
        return !control && !halfAPair && each != '\uFFFE' && each != '\uFFFF';
    }
}
