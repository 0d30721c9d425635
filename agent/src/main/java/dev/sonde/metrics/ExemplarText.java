package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.Exemplar;
import io.prometheus.metrics.model.snapshots.Labels;

/** Writes the exemplar behind a sample as OpenMetrics has it. For one scrape, on one thread. */
final class ExemplarText {

    private static final int MILLIS_PER_SECOND = 1000;

    private final ByteText text;

    ExemplarText(ByteText text) {
        this.text = text;
    }

    void add(Exemplar exemplar) {
        text.add(" # ");
        Labels labels = exemplar.getLabels();
        for (int i = 0; i < labels.size(); i++) {
            text.add(i == 0 ? '{' : ',').add(labels.getPrometheusName(i)).add('=');
            text.add('"').addQuoted(labels.getValue(i)).add('"');
        }
        text.add("} ").add(exemplar.getValue()).add(' ');
        long millis = exemplar.getTimestampMillis();
        // One more digit in front, which the point takes the place of.
        String thousandths = Long.toString(MILLIS_PER_SECOND + millis % MILLIS_PER_SECOND);
        text.add(millis / MILLIS_PER_SECOND).add('.').add(thousandths.substring(1));
    }
}
