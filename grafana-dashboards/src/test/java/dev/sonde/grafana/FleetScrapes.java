package dev.sonde.grafana;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real scrape as many instances of a service with many endpoints would give it, each at a pace of its own. */
final class FleetScrapes {
    private static final Pattern ROUTE = Pattern.compile("(.*,method=\"(\\w+)\".*,uri=\")([^\"]+)(\".*)");
    private static final double UPTIME_SECONDS = 122;

    /** A series of one instance: all that follows the instance's labels, and what it is after two minutes. */
    private record Line(String name, String labels, double value, boolean isSum) {}

    private final List<Line> lines = new ArrayList<>();

    FleetScrapes(int endpoints) throws IOException {
        Map<String, List<String>> byRoute = new LinkedHashMap<>();
        for (String line : Replay.lines()) {
            Matcher route = ROUTE.matcher(line);
            if (route.matches()) {
                byRoute.computeIfAbsent(route.group(2) + route.group(3), r -> new ArrayList<>())
                        .add(line);
            } else {
                lines.add(line(line));
            }
        }
        List<List<String>> routes = List.copyOf(byRoute.values());
        for (int i = 0; i < endpoints; i++) {
            int turn = i / routes.size();
            for (String line : routes.get(i % routes.size())) {
                lines.add(line(turn == 0 ? line : ROUTE.matcher(line).replaceFirst("$1$3/v" + turn + "$4")));
            }
        }
    }

    private static Line line(String text) {
        int space = text.lastIndexOf(' ');
        String name = Replay.name(text);
        boolean isSum = Replay.isSum(name);
        return new Line(
                name, text.substring(name.length() + 1, space), Double.parseDouble(text.substring(space + 1)), isSum);
    }

    int seriesOfAnInstance() {
        return lines.size();
    }

    /**
     * Writes these instances of a service at these moments.
     *
     * @param from the first instance's number
     */
    void write(Writer writer, String job, int from, int to, long start, long end, long stepSeconds) throws IOException {
        StringBuilder text = new StringBuilder();
        for (long second = start; second <= end; second += stepSeconds) {
            for (int instance = from; instance < to; instance++) {
                double pace = 0.5 + (instance * 37 % 100) / 100.0;
                String who = "{job=\"" + job + "\",instance=\"" + job + "-" + instance + ":9808\",";
                for (Line line : lines) {
                    double value = line.isSum
                            ? line.value / UPTIME_SECONDS * pace * (second - start + 3600)
                            : line.value * (0.9 + pace / 10);
                    text.append(line.name).append(who).append(line.labels).append(' ');
                    text.append(line.name.equals("process_start_time_seconds") ? start - 9000 : value);
                    text.append(' ').append(second).append('\n');
                }
                writer.append(text);
                text.setLength(0);
            }
        }
    }
}
