package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.base.Options;
import dev.sonde.boot.ObservedRequest;
import dev.sonde.boot.RequestObserver;
import dev.sonde.cli.CommandTable;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.Naming;
import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That nothing goes that a release promised: see docs/compatibility.md. Lines are added to its list, none is taken out. */
final class PromiseTest {

    private static final Path PROMISED = Path.of("..", "docs", "promised.txt");

    @Test
    void allThatWasPromisedIsThereAsItWas() throws IOException {
        Set<String> missing = new TreeSet<>(Files.readAllLines(PROMISED));
        Set<String> here = all();
        missing.removeAll(here);
        assertEquals(Set.of(), missing, () -> "all that is there:\n" + String.join("\n", here));
    }

    private static Set<String> all() {
        Set<String> all = new TreeSet<>();
        Options.ALL.forEach(option -> all.add("option " + option.key));
        for (Naming naming : Naming.values()) {
            String names = naming.name().toLowerCase(Locale.ROOT);
            for (Metric metric : Metric.all()) {
                String name = "metric " + metric.name(naming) + " of " + names + ' ';
                all.add(name + metric.kind.toString().toLowerCase(Locale.ROOT));
                metric.labelKeys(naming).forEach(label -> all.add(name + "with " + label));
            }
        }
        CommandTable.names().forEach(name -> all.add("command " + name));
        for (Class<?> type : List.of(RequestObserver.class, ObservedRequest.class)) {
            Stream.of(type.getDeclaredMethods(), type.getDeclaredFields())
                    .flatMap(Stream::of)
                    .map(Member.class::cast)
                    .filter(member -> Modifier.isPublic(member.getModifiers()))
                    .forEach(member -> all.add("class " + member));
        }
        return all;
    }
}
