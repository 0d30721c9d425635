package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExclusionsTest {

    private final Endpoints endpoints = new Endpoints(() -> 2, new Scale(1));
    private final LegMeter meter = new LegMeter(ThreadClock.cpu(), ThreadClock.OFF, new Legs(endpoints));

    @BeforeEach
    void install() {
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false));
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @ParameterizedTest
    @CsvSource({
        "/health, /health, true",
        "/health, /healthz, false",
        "/actuator/*, /actuator/health, true",
        "/actuator/*, /actuator, false",
        "*.png, /a/b.png, true",
        "*.png, /a/b.png.txt, false",
        "/a*b*c, /a/b/b/c, true",
        "/a*b*c, /a/c/b, false",
        "*, '', true",
        "/orders/{id}, /orders/{id}, true",
    })
    void aStarIsAnythingAndAllElseIsItself(String pattern, String text, boolean matches) {
        assertEquals(matches, Exclusions.matches(pattern, text));
    }

    @ParameterizedTest
    @CsvSource({
        "/a.png, true",
        "/login;.png, false",
        "/login;a=.png?x, false",
        "/a;v=1/b.png, true",
        "/a;v=1;w=2/b;c.png, false",
        "/a.png;jsessionid=1, true",
        "?a.png, false",
        ";.png, false",
        "/;x, true",
    })
    void parametersOfAPathAreNoPartOfIt(String path, boolean isExcluded) {
        Exclusions pictures =
                new Exclusions(new OptionReader().read("exclude-paths=*.png:/", new Properties(), Map.of()));
        assertEquals(isExcluded, pictures.exclude("POST", path));
    }

    @Test
    void aPatternOfManyStarsEndsSoonOnAnOddPath() {
        assertFalse(Exclusions.matches("*a".repeat(50) + "b", "a".repeat(10_000)));
    }

    @Test
    void whatIsExcludedByPathOrMethodIsShownNowhereButTakesNoNameAndIsOpenAndClosedOnce() {
        exclude("exclude-paths=/health:*.png,exclude-methods=OPTIONS");
        assertTrue(Requests.wantsPaths());
        for (String path : List.of("/health", "/health?deep=1", "/logo.png")) {
            call("GET", path, "/" + path.length());
        }
        call("OPTIONS", "/orders", "/orders");
        call("GET", "/orders", "/orders");
        assertEquals(List.of("GET /orders"), shown());
        Endpoint hidden = endpoints.first("GET", "/health");
        assertEquals(3, hidden.series(200, null).count());
        assertEquals(0, hidden.active());
        assertEquals(1, endpoints.count());
    }

    @Test
    void anExcludedRouteTakesNoPlaceAndComesBackWithItsCounts() {
        exclude("exclude-routes=/actuator/*");
        assertFalse(Requests.wantsPaths());
        for (int i = 0; i < 6; i++) {
            call("GET", null, "/actuator/" + i);
        }
        call("GET", null, "/a");
        call("GET", null, "/b");
        assertEquals(List.of("GET /a", "GET /b"), shown());
        assertEquals(0, endpoints.overflowed());
        exclude("exclude-routes=/a");
        assertTrue(shown().contains("GET /actuator/3"));
        assertFalse(shown().contains("GET /a"));
    }

    @Test
    void whatNoRouteMatchedIsShownUnlessIgnored() {
        call("GET", null, null);
        assertEquals(List.of("GET UNKNOWN"), shown());
        exclude("untemplated=ignore");
        assertEquals(List.of(), shown());
    }

    @Test
    void whatNoRouteMatchedIsToldApartByItsPathIfThatIsWanted() {
        exclude("untemplated=guess");
        assertTrue(Requests.wantsPaths());
        for (String path : List.of("/orders/7", "/orders/8?page=2", "/orders/7", "*")) {
            call("GET", path, null);
        }
        assertEquals(List.of("GET /orders/{}", "GET UNKNOWN"), shown());
        assertEquals(
                3, endpoints.find("GET", "", "", "/orders/{}").series(200, null).count());
        assertEquals(0, endpoints.unmatched("GET").active());
        exclude("untemplated=group");
        assertFalse(Requests.wantsPaths());
    }

    @Test
    void aRouteIsBetterThanAGuessAndAGuessThanAMappingOfAll() {
        exclude("untemplated=guess");
        call("GET", "/orders/7", "/orders/{id}");
        Object mapped = Requests.open("GET", "/shop/lines/7");
        Routes.offer(Routes.SERVLET, "/shop", "/*");
        Requests.close(mapped, 200);
        assertEquals(List.of("GET /orders/{id}", "GET /shop/lines/{}"), shown());
    }

    @Test
    void whatIsNotFoundIsNotGuessed() {
        exclude("untemplated=guess");
        Requests.close(Requests.open("GET", "/admin.php"), 404);
        assertEquals(List.of("GET UNKNOWN"), shown());
    }

    @Test
    void guessesTakeHalfOfThePlacesAtMost() {
        exclude("untemplated=guess");
        List.of("/a", "/b", "/c").forEach(path -> call("GET", path, null));
        call("GET", "/d", "/route");
        assertEquals(List.of("GET /a", "GET /route", "GET UNKNOWN"), shown());
        assertEquals(0, endpoints.overflowed());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exclude-routes=/a",
                "exclude-paths=/a",
                "exclude-methods=HEAD",
                "untemplated=ignore",
                "untemplated=guess"
            })
    void eachOfTheOptionsLeavesSomethingOut(String option) {
        assertFalse(exclusions(option).areNone());
        assertTrue(Exclusions.NONE.areNone());
    }

    private void exclude(String options) {
        endpoints.exclude(exclusions(options));
    }

    private static Exclusions exclusions(String options) {
        return new Exclusions(new OptionReader().read(options, new Properties(), Map.of()));
    }

    private static void call(String method, String path, String route) {
        Object open = Requests.open(method, path);
        Routes.offer(Routes.CONTROLLER, "", route);
        Requests.close(open, 200);
    }

    private List<String> shown() {
        return endpoints.shown().stream()
                .filter(each -> each.series().length > 0)
                .map(each -> each.served.toString())
                .sorted()
                .toList();
    }
}
