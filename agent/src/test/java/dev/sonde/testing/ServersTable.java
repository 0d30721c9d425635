package dev.sonde.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table of docs/servers.md, which tests hold to what they show, or write with {@code -Dsonde.servers=write}. */
public final class ServersTable {
    private static final Path PAPER = Path.of("..", "docs", "servers.md");
    private static final String MARK = "●";
    private static final int KEYS = 4;

    // The JDKs by what else is in a line.
    private final Map<String, Set<Integer>> jdks = new TreeMap<>();
    private final List<String> text;

    private ServersTable(List<String> lines) {
        text = lines.stream().filter(line -> !line.startsWith("| `")).toList();
        lines.stream().filter(line -> line.startsWith("| `")).forEach(line -> {
            List<String> cells = cells(line);
            String jdksOfLine = cells.remove(2);
            jdks.put(
                    line(cells),
                    Stream.of(jdksOfLine.split(", "))
                            .map(Integer::valueOf)
                            .collect(Collectors.toCollection(TreeSet::new)));
        });
    }

    /** As it is committed. */
    public static ServersTable read() {
        try {
            return new ServersTable(Files.readAllLines(PAPER));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails if the table says of this test, fixture and JDK anything else than what was shown, if it says anything. */
    static synchronized void hold(String test, Evidence evidence) {
        ServersTable table = read();
        int jdk = evidence.jdk.version();
        String line = line(evidence.fixture, test, evidence.shown());
        List<String> others = table.jdks.keySet().stream()
                .filter(each -> isOf(each, test, evidence.fixture) && !each.equals(line))
                .filter(each -> table.jdks.get(each).contains(jdk))
                .toList();
        if (System.getProperty("sonde.servers", "").equals("write")) {
            others.forEach(each -> table.jdks.get(each).remove(jdk));
            table.jdks.computeIfAbsent(line, key -> new TreeSet<>()).add(jdk);
            table.write();
        } else if (!others.isEmpty()) {
            throw new AssertionError("docs/servers.md says of JDK " + jdk + "\n" + others.get(0) + "\nbut shown is\n"
                    + line + "\nIf that is as it should be, run this test with -Dsonde.servers=write");
        }
    }

    /** The lines as they are made of what they say, each with a fixture, a version, JDKs, the duties and a test. */
    public List<String> lines() {
        return jdks.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> {
                    List<String> cells = cells(each.getKey());
                    cells.add(2, each.getValue().stream().map(String::valueOf).collect(Collectors.joining(", ")));
                    return line(cells);
                })
                .toList();
    }

    /** What is in the cells of a line. */
    public static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|")).map(String::strip).collect(Collectors.toList());
    }

    /** How many cells a line has. */
    public static int width() {
        return Duty.values().length + KEYS;
    }

    private void write() {
        try {
            Files.writeString(PAPER, String.join("\n", text) + "\n" + String.join("\n", lines()) + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOf(String line, String test, Fixture fixture) {
        List<String> cells = cells(line);
        return cells.get(0).equals("`" + fixture + "`")
                && cells.get(cells.size() - 1).equals(test);
    }

    private static String line(Fixture fixture, String test, Set<Duty> shown) {
        Stream<String> marks = Stream.of(Duty.values()).map(each -> shown.contains(each) ? MARK : "");
        return line(Stream.of(Stream.of("`" + fixture + "`", fixture.version()), marks, Stream.of(test))
                .flatMap(each -> each)
                .toList());
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
