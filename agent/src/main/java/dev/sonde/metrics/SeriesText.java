package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Labels;

/** Writes the beginnings of the lines of one series after the other: what its labels are in bytes is made once. */
final class SeriesText {

    private final ByteText text;
    private final ByteText labels = new ByteText();

    SeriesText(ByteText text) {
        this.text = text;
    }

    /** The lines to come are of this series. */
    SeriesText of(Labels ofSeries) {
        labels.clear();
        for (int i = 0; i < ofSeries.size(); i++) {
            labels.add(i == 0 ? '{' : ',').add(ofSeries.getPrometheusName(i)).add('=');
            labels.add('"').addQuoted(ofSeries.getValue(i)).add('"');
        }
        return this;
    }

    /** Writes all of a line that is before its value. */
    ByteText start(byte[] name) {
        text.add(name);
        return labels.length() == 0 ? text.add(' ') : text.add(labels).add('}').add(' ');
    }

    /** The same with one more label, such as {@code le="0.1"}. */
    ByteText start(byte[] name, byte[] label) {
        text.add(name);
        return (labels.length() == 0 ? text.add('{') : text.add(labels).add(','))
                .add(label)
                .add('}')
                .add(' ');
    }
}
