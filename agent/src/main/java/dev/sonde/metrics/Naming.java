package dev.sonde.metrics;

/** Whose names and labels the scrape speaks: Micrometer's, as Spring Boot has them, or OpenTelemetry's. */
public enum Naming {
    MICROMETER,
    OPENTELEMETRY
}
