package dev.sonde.metrics;

import io.prometheus.metrics.model.snapshots.MetricMetadata;

/** The two text formats, and where they differ: in what stands before the samples of a family, and at the end. */
enum TextFormat {
    PROMETHEUS("text/plain; version=0.0.4; charset=utf-8", "") {
        @Override
        void writeMetadata(ByteText to, String name, String counterSuffix, String type, MetricMetadata metadata) {
            String full = name + counterSuffix;
            if (hasHelp(metadata)) {
                to.add("# HELP ")
                        .add(full)
                        .add(' ')
                        .addOneLine(metadata.getHelp())
                        .add('\n');
            }
            to.add("# TYPE ").add(full).add(' ').add(type).add('\n');
        }
    },
    OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8", "# EOF\n") {
        @Override
        void writeMetadata(ByteText to, String name, String counterSuffix, String type, MetricMetadata metadata) {
            to.add("# TYPE ").add(name).add(' ').add(type).add('\n');
            if (metadata.getUnit() != null) {
                to.add("# UNIT ")
                        .add(name)
                        .add(' ')
                        .addQuoted(metadata.getUnit().toString())
                        .add('\n');
            }
            if (hasHelp(metadata)) {
                to.add("# HELP ")
                        .add(name)
                        .add(' ')
                        .addQuoted(metadata.getHelp())
                        .add('\n');
            }
        }
    };

    final String contentType;
    final String end;

    TextFormat(String contentType, String end) {
        this.contentType = contentType;
        this.end = end;
    }

    /**
     * Writes type, unit and help of a family.
     *
     * @param name the family's, without what its samples' names add to it
     * @param counterSuffix {@code _total} for a counter, else empty
     */
    abstract void writeMetadata(ByteText to, String name, String counterSuffix, String type, MetricMetadata metadata);

    private static boolean hasHelp(MetricMetadata metadata) {
        return metadata.getHelp() != null && !metadata.getHelp().isEmpty();
    }
}
