package dev.sonde.grafana;

import java.util.List;
import java.util.stream.Stream;

/** Panels that answer one question, under its heading. */
record Row(String title, List<Panel> panels) {

    static Row of(String title, Panel... panels) {
        return new Row(title, List.of(panels));
    }

    Row and(List<Panel> more) {
        return new Row(title, Stream.concat(panels.stream(), more.stream()).toList());
    }
}
