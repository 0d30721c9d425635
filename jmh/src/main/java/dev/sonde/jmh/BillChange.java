package dev.sonde.jmh;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the CPU bill and the allocation bill grew by from one scrape to another. */
final class BillChange {

    static final String HEADER = "work            CPU s  sum of parts  unattributed  allocated MB  unattributed  parts";

    private static final Pattern PART = Pattern.compile("\\bpart=\"([^\"]*)\"");
    private static final double MEGABYTE = 1e6;
    private static final double PERCENT = 100;

    private final Map<String, Double> before;
    private final Map<String, Double> after;

    BillChange(String before, String after) {
        this.before = samples(before);
        this.after = samples(after);
    }

    /**
     * A row of the table.
     *
     * @param systemsCpuSeconds what the process took meanwhile by the system's account; NaN to believe the agent's
     */
    String row(String what, double systemsCpuSeconds) {
        double cpuSeconds = Double.isNaN(systemsCpuSeconds) ? grown("process_cpu_seconds_total") : systemsCpuSeconds;
        double bytes = sum("process_allocation_bill_bytes_total ");
        return String.format(
                Locale.ROOT,
                "%-14s %6.1f  %11.1f%%  %11.1f%%  %12.0f  %11.1f%%  %s",
                what,
                cpuSeconds,
                PERCENT * sum("process_cpu_bill_seconds_total ") / cpuSeconds,
                PERCENT * grown("process_cpu_bill_seconds_total unattributed") / cpuSeconds,
                bytes / MEGABYTE,
                PERCENT * grown("process_allocation_bill_bytes_total unattributed") / bytes,
                parts(cpuSeconds));
    }

    private String parts(double cpuSeconds) {
        String bill = "process_cpu_bill_seconds_total ";
        StringBuilder parts = new StringBuilder();
        for (String key : after.keySet()) {
            if (key.startsWith(bill)) {
                parts.append(String.format(
                        Locale.ROOT, "%s %.1f%%  ", key.substring(bill.length()), PERCENT * grown(key) / cpuSeconds));
            }
        }
        return parts.toString().trim();
    }

    private double sum(String prefix) {
        double sum = 0;
        for (String key : after.keySet()) {
            sum += key.startsWith(prefix) ? grown(key) : 0;
        }
        return sum;
    }

    private double grown(String key) {
        return after.getOrDefault(key, 0.0) - before.getOrDefault(key, 0.0);
    }

    /** The values by the metric's name, and after a blank the part where there is one. */
    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new TreeMap<>();
        for (String line : text.split("\n")) {
            if (line.startsWith("process_")) {
                String name = line.substring(0, line.indexOf('{'));
                Matcher part = PART.matcher(line);
                String key = part.find() ? name + ' ' + part.group(1) : name;
                samples.put(key, Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
            }
        }
        return samples;
    }
}
