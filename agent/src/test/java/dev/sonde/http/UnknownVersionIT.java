package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import java.util.List;
import java.util.Map;

/** That a framework of a version the agent does not know is left as it is, and said so. */
final class UnknownVersionIT {

    @OnSomeJdks
    void whatDoesNotLinkIsNotWovenAndIsToldInOneLine(Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "unknown-version")
                .on(jdk)
                .agent("port=0")
                .main("Main")) {
            child.awaitLine("served by Jersey");
            child.awaitLine("served by Spring");
            child.awaitLine("served by another server");
            HttpCounts.await(child, Map.of());
            List<String> told = child.err().stream()
                    .filter(line -> line.contains("not known"))
                    .toList();
            String line = "[sonde] requests there are not counted, this version is not known: ";
            assertEquals(
                    List.of(
                            line + "org.glassfish.jersey.server.internal.routing.UriRoutingContext.setEndpoint lacks ["
                                    + "org.glassfish.jersey.server.internal.routing.UriRoutingContext.templates"
                                    + " Ljava/util/LinkedList;, "
                                    + "org.glassfish.jersey.uri.UriTemplate.getTemplate()Ljava/lang/String;]",
                            line + "org.springframework.web.servlet.HandlerExecutionChain.applyPreHandle"
                                    + " [HttpServletRequest, HttpServletResponse] is not there"),
                    told);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }
}
