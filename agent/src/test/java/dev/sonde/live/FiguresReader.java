package dev.sonde.live;

import java.util.Map;

/** What sources tell. */
public final class FiguresReader {

    private final Figures figures = new Figures(true);

    /** To be told to. */
    public Figures figures() {
        return figures;
    }

    /** What was told of a topic. */
    public Map<String, Double> of(Topic topic) {
        return figures.of(topic);
    }
}
