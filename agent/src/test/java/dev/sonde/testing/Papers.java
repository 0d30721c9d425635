package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project's papers, and the tables in them that say what the code says. */
public final class Papers {
    /** The project's folder. */
    public static final Path ROOT = Path.of("..");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

    private Papers() {}

    /** Fails if the table below this head has other lines, or writes these with {@code -Dsonde.papers=write}. */
    public static void hold(String paper, String head, List<String> rows) throws IOException {
        if (System.getProperty("sonde.papers", "").equals("write")) {
            Path file = ROOT.resolve(paper);
            List<String> lines = new ArrayList<>(Files.readAllLines(file));
            int first = 2
                    + (int) lines.stream()
                            .takeWhile(line -> !line.startsWith(head))
                            .count();
            lines.subList(first, first + rows(paper, head).size()).clear();
            lines.addAll(first, rows);
            Files.write(file, lines);
        }
        assertEquals(rows, rows(paper, head), paper + ": -Dsonde.papers=write has it written");
    }

    /** The lines below this head. */
    public static List<String> rows(String paper, String head) throws IOException {
        return Files.readAllLines(ROOT.resolve(paper)).stream()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    /** All of them, but for what builds have made. */
    public static List<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .filter(file -> !file.toString().contains("target"))
                    .toList();
        }
    }

    /** The links of a paper that lead to no file of the project, or to no heading of it. */
    public static List<String> lostLinks(Path paper) throws IOException {
        return LINK.matcher(Files.readString(paper))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"))
                .filter(link -> isLost(paper, link))
                .map(link -> ROOT.relativize(paper) + ": " + link)
                .toList();
    }

    private static boolean isLost(Path paper, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? paper : paper.resolveSibling(parts[0]);
        return !Files.exists(target) || (parts.length == 2 && !headings(target).contains(parts[1]));
    }

    /** As GitHub names them. */
    private static List<String> headings(Path paper) {
        try (Stream<String> lines = Files.lines(paper)) {
            return lines.filter(line -> line.startsWith("#"))
                    .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
                    .map(line -> line.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new AssertionError(paper.toString(), e);
        }
    }
}
