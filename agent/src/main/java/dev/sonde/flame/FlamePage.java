package dev.sonde.flame;

import dev.sonde.base.WebPage;
import java.io.IOException;

/** The page that draws flame graphs; it needs the server's JSON only, or brings its own ({@link FlameFile}). */
public final class FlamePage {

    private static final String FOLDER = "dev/sonde/flame/page/";
    private static final String[] STYLES = {FOLDER + "flame.css"};
    private static final String[] SCRIPTS = {
        FOLDER + "tree.js",
        FOLDER + "format.js",
        FOLDER + "canvas.js",
        FOLDER + "table.js",
        FOLDER + "page.js",
        FOLDER + "input.js"
    };

    private FlamePage() {}

    /**
     * Reads it from the jar.
     *
     * @throws IOException if the jar is damaged or gone
     */
    public static WebPage read() throws IOException {
        return WebPage.read(FOLDER + "flame.html", STYLES, SCRIPTS);
    }
}
