package dev.sonde;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TimerTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The picture of docs/ARCHITECTURE.md as a test: who may know whom, and who owns which library. */
final class LayersTest {
    private static final JavaClasses AGENT = new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** Each package (with those below it) and what it may know of the others. */
    private static final Map<String, List<String>> KNOWS = Map.ofEntries(
            Map.entry("boot", List.of()),
            Map.entry("base", List.of()),
            Map.entry("linux", List.of("base")),
            Map.entry("access", List.of("base")),
            Map.entry("tls", List.of("base")),
            Map.entry("metrics", List.of("base")),
            Map.entry("flame", List.of("base")),
            Map.entry("live", List.of("base")),
            Map.entry("http", List.of("metrics", "flame", "live", "base", "boot")),
            Map.entry("jfr", List.of("metrics", "flame", "base")),
            Map.entry("process", List.of("metrics", "flame", "live", "linux", "base")),
            Map.entry("bill", List.of("metrics", "flame", "live", "linux", "base")),
            Map.entry("server", List.of("metrics", "flame", "live", "access", "tls", "base")),
            Map.entry("push", List.of("metrics", "flame", "base")),
            Map.entry(
                    "runtime",
                    List.of(
                            "server", "push", "http", "jfr", "process", "bill", "metrics", "flame", "live", "linux",
                            "access", "tls", "base", "boot")),
            Map.entry("cli", List.of("runtime", "linux", "access", "tls", "base")));

    /** Each library and the one package that may name it. */
    private static final Map<String, String> OWNERS = Map.ofEntries(
            Map.entry("net.bytebuddy..", "http"),
            Map.entry("io.micrometer..", "metrics"),
            Map.entry("io.prometheus..", "metrics"),
            Map.entry("jdk.jfr..", "jfr"),
            Map.entry("com.microsoft.jfr..", "jfr"),
            Map.entry("oshi..", "process"),
            Map.entry("com.sun.jna..", "cli"),
            Map.entry("com.sun.net.httpserver..", "server"),
            Map.entry("org.mindrot..", "access"),
            Map.entry("com.sun.tools.attach..", "cli"),
            Map.entry("picocli..", "cli"),
            Map.entry("java.util.logging..", "nobody"),
            Map.entry("org.slf4j..", "nobody"));

    static Stream<String> packages() {
        return KNOWS.keySet().stream().sorted();
    }

    static Stream<String> libraries() {
        return OWNERS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseBelowIt(String name) {
        String[] allowed = Stream.concat(Stream.of(name), KNOWS.get(name).stream())
                .map(LayersTest::inPackage)
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(inPackage(name))
                .should()
                .dependOnClassesThat(resideInAPackage("dev.sonde..").and(not(resideInAnyPackage(allowed))))
                .allowEmptyShould(true)
                .check(AGENT);
    }

    @Test
    void everyPackageHasItsPlaceInThePicture() {
        String[] known = Stream.concat(Stream.of("dev.sonde"), packages().map(LayersTest::inPackage))
                .toArray(String[]::new);
        classes().should().resideInAnyPackage(known).check(AGENT);
    }

    @Test
    void theEntryNamesNoOtherClassOfTheAgent() {
        noClasses()
                .that()
                .resideInAPackage("dev.sonde")
                .should()
                .dependOnClassesThat(resideInAPackage("dev.sonde..").and(not(resideInAPackage("dev.sonde"))))
                .check(AGENT);
    }

    @Test
    void whatTheBootstrapLoaderSeesIsMadeOfJdkTypesOnly() {
        classes()
                .that()
                .resideInAPackage(inPackage("boot"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", inPackage("boot"))
                .allowEmptyShould(true)
                .check(AGENT);
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryHasOneOwner(String library) {
        noClasses()
                .that()
                .resideOutsideOfPackage(inPackage(OWNERS.get(library)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(AGENT);
    }

    @Test
    void nothingEndsTheServiceOrPrintsAStackTrace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sonde.cli.Main") // a process of its own, which ends with a status
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethodWhere(nameOf("printStackTrace"))
                .orShould()
                .callMethodWhere(nameOf("halt"))
                .check(AGENT);
    }

    @Test
    void everyThreadIsMadeInOnePlace() {
        DescribedPredicate<JavaConstructorCall> makesAThread = describe(
                "makes a thread",
                call -> call.getTargetOwner().isAssignableTo(Thread.class)
                        || call.getTargetOwner().isAssignableTo(TimerTask.class)
                        || (call.getTargetOwner().isAssignableTo(ThreadPoolExecutor.class)
                                && call.getTarget().getRawParameterTypes().stream()
                                        .noneMatch(type -> type.isEquivalentTo(ThreadFactory.class))));
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.sonde.base.Daemon")
                .should()
                .callConstructorWhere(makesAThread)
                .orShould()
                .dependOnClassesThat(nameMatching("java\\.util\\.(Timer|concurrent\\.(Executors|ForkJoinPool))"))
                .check(AGENT);
    }

    @Test
    void onlyTheBootstrapSeamHoldsAMutableStatic() {
        DescribedPredicate<JavaField> mutable = describe(
                "static and mutable",
                field -> field.getModifiers().contains(JavaModifier.STATIC)
                        && (!field.getModifiers().contains(JavaModifier.FINAL) || holdsState(field.getRawType())));
        fields().that()
                .areDeclaredInClassesThat(not(DescribedPredicate.<JavaClass>describe(
                        "the seam", each -> each.getName().matches("dev\\.sonde\\.boot\\.(Requests|Lane)(\\$.*)?"))))
                .should(ArchConditions.not(ArchConditions.be(mutable)))
                .check(AGENT);
    }

    private static boolean holdsState(JavaClass type) {
        return type.isAssignableTo(ThreadLocal.class)
                || (type.getPackageName().equals("java.util.concurrent.atomic")
                        && !type.getSimpleName().endsWith("FieldUpdater"))
                || type.isAssignableTo("java.util.concurrent.ConcurrentMap");
    }

    private static DescribedPredicate<JavaMethodCall> nameOf(String method) {
        return describe(method, call -> call.getTarget().getName().equals(method));
    }

    private static String inPackage(String name) {
        return "dev.sonde." + name + "..";
    }
}
