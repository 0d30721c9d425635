package dev.sonde.cli;

import dev.sonde.cli.capacity.Answer;
import dev.sonde.cli.capacity.Capacity;
import dev.sonde.cli.capacity.Observed;
import dev.sonde.cli.capacity.Plan;
import dev.sonde.cli.capacity.Question.Unit;
import dev.sonde.cli.capacity.RouteCost;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is told of a service's capacity, as lines for people, as Markdown and as facts. */
final class CapacityReport {
    private static final int MOST_ROUTES = 30;
    private static final double MILLION = 1e6;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLIS = 1e3;
    private static final double KILO = 1024;
    private static final String[] HEADS = {"QUESTION", "ANSWER", "INTERVAL", "HOW IT IS KNOWN"};
    private static final String[] ROUTE_HEADS = {
        "ROUTE", "REQUESTS/S", "CPU MS", "KB", "CORE HOURS/MILLION", "COST/MILLION"
    };

    private final String title;
    private final Observed seen;
    private final Plan plan;
    private final Capacity capacity;
    private final List<Answer> answers;

    CapacityReport(String title, Observed seen, Plan plan) {
        this.title = title;
        this.seen = seen;
        this.plan = plan;
        this.capacity = new Capacity(seen, plan);
        this.answers = capacity.answers();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(title);
        lines.add("");
        Table table = Table.toTheLeft();
        table.add(HEADS);
        answers.forEach(each -> table.add(cells(each)));
        lines.addAll(table.lines());
        if (!seen.routes.isEmpty()) {
            lines.add("");
            Table routes = Table.toTheLeft();
            routes.add(ROUTE_HEADS);
            dearestFirst().forEach(each -> routes.add(cells(each)));
            lines.addAll(routes.lines());
        }
        return lines;
    }

    List<String> markdown() {
        List<String> lines = new ArrayList<>();
        lines.add("# " + title);
        addMarkdown(lines, HEADS);
        answers.forEach(each -> lines.add(row(cells(each))));
        if (!seen.routes.isEmpty()) {
            addMarkdown(lines, ROUTE_HEADS);
            dearestFirst().forEach(each -> lines.add(row(cells(each))));
        }
        return lines;
    }

    Map<String, Object> facts() {
        Map<String, Object> told = Facts.of();
        for (Answer answer : answers) {
            Map<String, Object> facts = Facts.of("value", answer.figure.value);
            if (!Double.isNaN(answer.figure.low)) {
                facts.put("low", answer.figure.low);
                facts.put("high", answer.figure.high);
            }
            if (!answer.of.isEmpty()) {
                facts.put("of", answer.of);
            }
            facts.put(answer.isTold() ? "how" : "cannotTell", answer.why);
            told.put(answer.question.key, facts);
        }
        List<Object> routes = new ArrayList<>();
        for (RouteCost route : dearestFirst()) {
            routes.add(Facts.of(
                    "route", route.name,
                    "requestsPerSecond", route.requestsPerSecond,
                    "cpuSecondsPerRequest", capacity.secondsOf(route),
                    "bytesPerRequest", route.bytes,
                    "millionRequestsPrice", price(route)));
        }
        return Facts.of("title", title, "span", seen.span, "target", plan.target, "answers", told, "routes", routes);
    }

    private List<RouteCost> dearestFirst() {
        List<RouteCost> routes = new ArrayList<>(seen.routes);
        routes.sort(Comparator.comparingDouble(each -> -each.requestsPerSecond * capacity.secondsOf(each)));
        return routes.size() > MOST_ROUTES ? routes.subList(0, MOST_ROUTES) : routes;
    }

    private String[] cells(Answer answer) {
        boolean hasInterval = !Double.isNaN(answer.figure.low);
        String of = answer.of.isEmpty() ? "" : " (" + answer.of + ")";
        return new String[] {
            answer.question.words(plan),
            answer.isTold() ? text(answer.question.unit, answer.figure.value) + of : "cannot tell",
            hasInterval ? between(answer) : "",
            answer.why
        };
    }

    private static String between(Answer answer) {
        Unit unit = answer.question.unit;
        return text(unit, answer.figure.low) + " to " + text(unit, answer.figure.high);
    }

    private String[] cells(RouteCost route) {
        double seconds = capacity.secondsOf(route);
        return new String[] {
            route.name,
            Figures.number(route.requestsPerSecond),
            told(seconds * MILLIS),
            told(route.bytes / KILO),
            told(seconds * MILLION / SECONDS_PER_HOUR),
            told(price(route))
        };
    }

    private double price(RouteCost route) {
        return capacity.secondsOf(route) * MILLION / SECONDS_PER_HOUR * plan.corePrice;
    }

    private static String told(double figure) {
        return Double.isNaN(figure) ? "-" : Figures.number(figure);
    }

    private static String text(Unit unit, double value) {
        switch (unit) {
            case SECONDS:
                return Figures.number(value * MILLIS) + " ms CPU";
            case CORES:
                return Figures.number(value) + " cores";
            case RATE:
                return Figures.number(value) + "/s";
            case SHARE:
                return Figures.whole(100 * value) + " %";
            case BYTES:
                return Figures.megabytes(value) + " MB";
            case RATIO:
                return value == 0 ? "0" : String.format(Locale.ROOT, "%.2g", value);
            default:
                return Figures.number(value).replaceAll("\\.0+$", "");
        }
    }

    private static void addMarkdown(List<String> lines, String... heads) {
        lines.add("");
        lines.add(row(heads));
        lines.add(row(heads).replaceAll("[^|]+", "---"));
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(cell.replace("|", "\\|")).append(" |");
        }
        return row.toString();
    }
}
