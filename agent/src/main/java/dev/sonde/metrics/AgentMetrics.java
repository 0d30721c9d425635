package dev.sonde.metrics;

import static dev.sonde.metrics.Label.JAVA;
import static dev.sonde.metrics.Label.VERSION;
import static dev.sonde.metrics.Label.WHERE;
import static dev.sonde.metrics.MetricKind.COUNTER;
import static dev.sonde.metrics.MetricKind.GAUGE;

import java.util.Arrays;
import java.util.List;

/** What the agent tells about itself: {@code sonde_*}. */
public final class AgentMetrics {

    public static final Metric ENDPOINTS = new Metric("sonde_endpoints", GAUGE, "Endpoints told apart so far.");
    public static final Metric ENDPOINTS_OVERFLOW = new Metric(
            "sonde_endpoints_overflow_total",
            COUNTER,
            "Requests counted at the overflow endpoint because no more endpoints are told apart.");
    public static final Metric LEGS_UNMEASURED = new Metric(
            "sonde_legs_unmeasured_total",
            COUNTER,
            "Parts of requests whose thread tells neither CPU time nor allocation, such as a virtual thread.");
    public static final Metric FAILURES =
            new Metric("sonde_failures_total", COUNTER, "Failures of the agent that it caught, by place.", WHERE);
    public static final Metric BUILD_INFO = new Metric(
            "sonde_build_info", GAUGE, "Always 1; the labels tell the agent's version and the JVM's.", VERSION, JAVA);

    static final List<Metric> ALL = Arrays.asList(ENDPOINTS, ENDPOINTS_OVERFLOW, LEGS_UNMEASURED, FAILURES, BUILD_INFO);

    private AgentMetrics() {}
}
