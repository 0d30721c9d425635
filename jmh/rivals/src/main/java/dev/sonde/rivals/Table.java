package dev.sonde.rivals;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Results as tables of Markdown: a row for each agent. */
final class Table {

    private static final double BYTES_PER_MEGABYTE = 1e6;

    private final Results results;
    private final Collection<Agent> agents;

    Table(Results results, Collection<Agent> agents) {
        this.results = results;
        this.agents = agents;
    }

    /** What the service takes without an agent, and how much more it takes with each. */
    String ofTheService() throws IOException {
        StringBuilder text = new StringBuilder(head("jar, MB", Measure.OF_THE_SERVICE));
        for (Agent agent : agents) {
            String jar = agent.jarBytes() == 0
                    ? ""
                    : String.format(Locale.ROOT, "%.1f", agent.jarBytes() / BYTES_PER_MEGABYTE);
            text.append(row(
                    agent,
                    Stream.concat(
                            Stream.of(jar), Measure.OF_THE_SERVICE.stream().map(each -> cell(agent, each)))));
        }
        return text.toString();
    }

    /** What a scrape takes of those that can be scraped. */
    String ofAScrape() {
        StringBuilder text = new StringBuilder(head(null, Measure.OF_A_SCRAPE));
        for (Agent agent : agents) {
            if (agent.hasDoor()) {
                text.append(row(agent, Measure.OF_A_SCRAPE.stream().map(each -> absolute(agent, each))));
            }
        }
        return text.toString();
    }

    private static String head(String first, Set<Measure> measures) {
        List<String> titles = Stream.concat(
                        Stream.ofNullable(first), measures.stream().map(each -> each.title))
                .toList();
        return line("agent", titles.stream()) + line("---", titles.stream().map(each -> "---:"));
    }

    private static String row(Agent agent, Stream<String> cells) {
        return line(name(agent), cells);
    }

    /** Of an agent, in words. */
    static String name(Agent agent) {
        return agent.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String line(String first, Stream<String> cells) {
        return Stream.concat(Stream.of(first), cells).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private String cell(Agent agent, Measure measure) {
        if (agent == Agent.NONE) {
            return absolute(agent, measure);
        }
        Spread more = results.besideNone(agent, measure, (value, none) -> value - none);
        if (more == null) {
            return "failed";
        }
        String text = more.text(measure.format.replace("%", "%+"));
        return measure.isRatio
                ? text + " x"
                        + results.besideNone(agent, measure, (value, none) -> value / none)
                                .text("%.2f")
                : text;
    }

    private String absolute(Agent agent, Measure measure) {
        Spread spread = results.of(agent, measure);
        return spread == null ? "failed" : spread.text(measure.format);
    }
}
