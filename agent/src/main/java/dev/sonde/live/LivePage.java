package dev.sonde.live;

import dev.sonde.base.WebPage;
import java.io.IOException;

/** The page of the service: its endpoints, its last half hour and the agent; it needs the server's JSON only. */
public final class LivePage {

    private static final String FOLDER = "dev/sonde/live/page/";
    private static final String FLAME = "dev/sonde/flame/page/";
    private static final String[] STYLES = {FOLDER + "uplot/uPlot.min.css", FOLDER + "live.css"};
    private static final String[] SCRIPTS = {
        FOLDER + "uplot/uPlot.iife.min.js",
        FLAME + "tree.js",
        FLAME + "format.js",
        FLAME + "canvas.js",
        FOLDER + "words.js",
        FOLDER + "history.js",
        FOLDER + "charts.js",
        FOLDER + "heat.js",
        FOLDER + "endpoints.js",
        FOLDER + "flame.js",
        FOLDER + "agent.js",
        FOLDER + "page.js"
    };

    private LivePage() {}

    /**
     * Reads it from the jar.
     *
     * @throws IOException if the jar is damaged or gone
     */
    public static WebPage read() throws IOException {
        return WebPage.read(FOLDER + "live.html", STYLES, SCRIPTS);
    }
}
