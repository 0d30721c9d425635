package dev.sonde.grafana;

/**
 * One query of a panel.
 *
 * @param legend what its series are called, with {@code {{label}}}; in a table the name of the column
 * @param format {@code time_series}, {@code table} or {@code heatmap}
 * @param unit of a table's column; empty elsewhere
 */
record Target(String expression, String legend, String format, String unit) {}
