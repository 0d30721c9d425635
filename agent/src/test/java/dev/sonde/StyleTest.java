package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.JavaSource;
import dev.sonde.testing.JavaSource.SourceMethod;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The size and naming rules of CONTRIBUTING.md, over the main sources of all modules. */
final class StyleTest {
    private static final Path ROOT = Path.of("..");
    private static final List<JavaSource> MAIN = JavaSource.under(
            Path.of("src", "main", "java"),
            Path.of("src", "build", "java"),
            ROOT.resolve("sample-app/src/main/java"),
            ROOT.resolve("jmh/src/main/java"),
            ROOT.resolve("jmh/profiler/src/main/java"),
            ROOT.resolve("jmh/gate/src/main/java"),
            ROOT.resolve("jmh/rivals/src/main/java"),
            ROOT.resolve("jmh/stress/src/main/java"),
            ROOT.resolve("grafana-dashboards/src/main/java"));
    private static final List<JavaSource> TESTS = JavaSource.under(
            Path.of("src", "test", "java"),
            ROOT.resolve("sample-app/src/test/java"),
            ROOT.resolve("jmh/src/test/java"),
            ROOT.resolve("jmh/profiler/src/test/java"),
            ROOT.resolve("jmh/gate/src/test/java"),
            ROOT.resolve("grafana-dashboards/src/test/java"));
    private static final Pattern FORBIDDEN_NAME =
            Pattern.compile(".*(Impl|Manager|Helper|Helpers|Util|Utils)|Abstract[A-Z].*|I[A-Z][a-z].*");
    private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|XX" + "X)\\b");
    private static final Pattern BARE_SLEEP = Pattern.compile("\\bThread\\.sleep" + "\\(|@Dis" + "abled\\b");

    @Test
    void aFileHasAtMost250Lines() {
        none(MAIN, file -> file.lines().size() > 250 ? Stream.of(file.lines().size() + " lines") : Stream.of());
    }

    @Test
    void aLineHasAtMost120Columns() {
        none(MAIN, file -> linesWhere(file, line -> line.length() > 120));
    }

    @Test
    void aMethodHasAtMost40Lines() {
        noMethod(method -> method.lines() > 40);
    }

    @Test
    void statementsNestAtMostThreeDeep() {
        noMethod(method -> method.nesting() > 3);
    }

    @Test
    void aMethodTakesAtMostFiveParameters() {
        noMethod(method -> method.parameters() > 5);
    }

    @Test
    void aNameSaysTheRoleNotThePattern() {
        none(
                MAIN,
                file -> file.types().stream()
                        .map(JavaSource.SourceType::name)
                        .filter(name -> FORBIDDEN_NAME.matcher(name).matches()));
    }

    @Test
    void nothingIsMarkedAsUnfinished() {
        none(MAIN, file -> linesWhere(file, line -> UNFINISHED.matcher(line).find()));
        none(TESTS, file -> linesWhere(file, line -> UNFINISHED.matcher(line).find()));
    }

    @Test
    void noTestSleepsOrIsSwitchedOff() {
        none(TESTS, file -> linesWhere(file, line -> BARE_SLEEP.matcher(line).find()));
    }

    private static void noMethod(Predicate<SourceMethod> unwanted) {
        none(MAIN, file -> file.methods().stream().filter(unwanted).map(SourceMethod::toString));
    }

    private static void none(List<JavaSource> files, Function<JavaSource, Stream<String>> breaches) {
        List<String> found = files.stream()
                .flatMap(file -> breaches.apply(file).map(breach -> file.path() + ": " + breach))
                .toList();
        assertEquals("", String.join("\n", found));
    }

    private static Stream<String> linesWhere(JavaSource file, Predicate<String> unwanted) {
        return IntStream.range(0, file.lines().size())
                .filter(i -> unwanted.test(file.lines().get(i)))
                .mapToObj(i -> (i + 1) + ": " + file.lines().get(i).trim());
    }
}
