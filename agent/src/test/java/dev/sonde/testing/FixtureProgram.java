package dev.sonde.testing;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program compiled against a fixture's libraries, ready to be started as a child JVM. */
public record FixtureProgram(Fixture fixture, Path classes) {

    /** Compiles the Java files in these folders of src/test/fixtures, once for each fixture and content. */
    public static FixtureProgram of(Fixture fixture, String... folders) {
        return new FixtureProgram(fixture, FixtureCompiler.compile(fixture, folders));
    }

    /** Its classes and the fixture's libraries. */
    public Path[] classPath() {
        List<Path> entries = new ArrayList<>(List.of(classes));
        entries.addAll(fixture.classPath());
        return entries.toArray(Path[]::new);
    }

    /**
     * Begins the command of a child on this JDK with the class path set. It compiles by C1 alone, since in a JVM that
     * lives for seconds C2 takes a third of all CPU time.
     */
    public ChildCommand on(Jdk jdk) {
        return asDeployedOn(jdk).jvm("-XX:TieredStopAtLevel=1");
    }

    /** The same with all compilers, as services have them: where what code costs or is inlined into matters. */
    public ChildCommand asDeployedOn(Jdk jdk) {
        Evidence.begin(fixture, jdk);
        return ChildJvm.on(jdk).classPath(classPath());
    }
}
