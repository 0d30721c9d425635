package dev.sonde.metrics;

import io.prometheus.metrics.model.registry.PrometheusScrapeRequest;

/** Tells collectors that the one who scrapes can take native histograms, which they make for nobody else. */
enum WholeHistograms implements PrometheusScrapeRequest {
    WANTED;

    private static final String[] NONE = {};

    @Override
    public String getRequestPath() {
        return "";
    }

    @Override
    public String[] getParameterValues(String name) {
        return NONE;
    }
}
