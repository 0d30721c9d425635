package dev.sonde.testing;

import dev.sonde.testing.JavaSource.SourceMethod;
import dev.sonde.testing.JavaSource.SourceType;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a tree of Java sources is like as a whole. Ranks are the least value that a share of all does not exceed. */
public record Measures(List<JavaSource> sources) {

    /** Lines of a file, blank ones and comments included. */
    public int fileLines(double share) {
        return rank(share, sources.stream().mapToInt(file -> file.lines().size()));
    }

    /** Lines of a method, its signature and braces included. */
    public int methodLines(double share) {
        return rank(share, methods().mapToInt(SourceMethod::lines));
    }

    /** Statements around the deepest one of a method. */
    public int nesting(double share) {
        return rank(share, methods().mapToInt(SourceMethod::nesting));
    }

    public int parameters(double share) {
        return rank(share, methods().mapToInt(SourceMethod::parameters));
    }

    /** Lines that are neither blank nor comments. */
    public int codeLines() {
        return (int) lines().filter(line -> !line.isEmpty() && !isComment(line)).count();
    }

    /** Lines of comments among all that are not blank, from 0 to 1. */
    public double comments() {
        double comments = lines().filter(Measures::isComment).count();
        return comments / (comments + codeLines());
    }

    /** Types of a file's own level that only their package sees, among all, from 0 to 1. */
    public double packagePrivate() {
        List<SourceType> types = sources.stream()
                .flatMap(file -> file.types().stream())
                .filter(SourceType::topLevel)
                .toList();
        return 1 - (double) types.stream().filter(SourceType::isPublic).count() / types.size();
    }

    /** Static fields that are not final. */
    public List<String> mutableStatics() {
        return sources.stream().flatMap(file -> file.mutableStatics().stream()).toList();
    }

    private Stream<SourceMethod> methods() {
        return sources.stream().flatMap(file -> file.methods().stream());
    }

    private Stream<String> lines() {
        return sources.stream().flatMap(file -> file.lines().stream()).map(String::trim);
    }

    private static boolean isComment(String line) {
        return line.startsWith("//") || line.startsWith("/*") || line.startsWith("*");
    }

    private static int rank(double share, IntStream values) {
        int[] sorted = values.sorted().toArray();
        return sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
