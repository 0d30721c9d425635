package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WovenNamesTest {

    private final WovenNames names = new WovenNames(all());

    private static List<Probe> all() {
        List<Probe> all = new ArrayList<>(Probes.allBut(List.of()));
        all.add(new TaskHops());
        return all;
    }

    @Test
    void everyClassThatAProbeNamesIsFoundWithAllThatIsWovenIntoIt() {
        for (Probe probe : all()) {
            for (Weave weave : probe.weaves()) {
                Sighting seen = names.find(weave.type.replace('.', '/'));
                assertNotNull(seen, weave.type);
                assertEquals(weave.type, seen.type);
                assertEquals("", seen.prefix);
                assertEquals(
                        1,
                        seen.weaves().stream()
                                .filter(each -> each.toString().equals(weave.toString())
                                        && each.parameters.equals(weave.parameters))
                                .count(),
                        weave.type);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "wiremock/org/eclipse/jetty/server/HttpChannel, wiremock.",
        "io/grpc/netty/shaded/io/netty/channel/DefaultChannelPipeline, io.grpc.netty.shaded.",
        "a/jakarta/servlet/http/HttpServlet, a.",
    })
    void aCopyBeneathAnotherPackageIsFoundWithWhatStandsBeforeIt(String name, String prefix) {
        Sighting seen = names.find(name);
        assertEquals(prefix, seen.prefix);
        assertEquals(name.replace('/', '.'), seen.type);
        assertEquals(seen.type, prefix + seen.weaves().get(0).type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "HttpChannel",
                "shop/HttpChannel",
                "server/HttpChannel",
                "xorg/eclipse/jetty/server/HttpChannel",
                "org/eclipse/jetty/server/HttpChannel$Listener",
                "org/eclipse/jetty/server/HttpChannel/Other",
                "java/lang/Object",
                "checker/java/util/concurrent/ThreadPoolExecutor",
                "copy/sun/net/httpserver/ServerImpl",
            })
    void noOtherClassIsFound(String name) {
        assertNull(names.find(name));
    }
}
