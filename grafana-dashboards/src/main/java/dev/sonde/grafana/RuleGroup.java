package dev.sonde.grafana;

import java.util.List;

/**
 * Rules that Prometheus evaluates together, in their order.
 *
 * @param interval as Prometheus writes it; below five minutes, or the series would go stale between
 */
record RuleGroup(String name, String interval, List<Rule> rules) {}
