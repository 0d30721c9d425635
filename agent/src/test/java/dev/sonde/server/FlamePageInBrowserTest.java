package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Unavailable;
import dev.sonde.flame.CallTree;
import dev.sonde.flame.Flame;
import dev.sonde.flame.Query;
import dev.sonde.flame.Trees;
import dev.sonde.testing.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, from the real server. */
final class FlamePageInBrowserTest {

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static ProfileServer server;

    @BeforeAll
    static void start() {
        browser = Browser.start(folder);
        server = ProfileServer.start(FlamePageInBrowserTest::flame);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void wide() {
        browser.resize(1200, 800);
        browser.prefer("prefers-color-scheme", "light");
    }

    @AfterEach
    void theBrowserDidNotComplain() {
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void theTreeIsDrawnAndTheTableTellsTheSame() {
        open("");
        assertEquals("9", tell("chart.boxes.length"));
        assertEquals("all", tell("chart.boxes[0].call.name"));
        assertEquals("0.6", tell("Math.round(10 * chart.boxes[1].width / chart.boxes[0].width) / 10"));
        assertEquals("java.util.HashMap.get|435 µs|43.5 %|435 µs", row(1));
        assertEquals("shop.Orders.add|300 µs|30.0 %|300 µs", row(2));
        assertTrue(tell("at('evidence').textContent").startsWith("1 ms (0.0000167 processors) from"));
        assertTrue(tell("at('evidence').textContent").contains("250 samples of jdk.CPUTimeSample"));
        assertTrue(tell("painted()").matches("[1-9]\\d{3,}"), tell("painted()"));
    }

    @Test
    void aSearchTellsItsShareCountingNestedCallsOnce() {
        open("");
        browser.press("/");
        browser.type("orders.find");
        browser.await("at('found').textContent !== ''");
        assertEquals("1 found, 53.5 % of all (535 µs)", tell("at('found').textContent"));
        assertTrue(tell("location.hash").contains("find=orders.find"));
        open("#find=shop");
        assertEquals("3 found, 83.5 % of all (835 µs)", tell("at('found').textContent"));
    }

    @Test
    void aClickZoomsAndThePathLeadsBack() {
        open("");
        browser.click(left("shop.Orders.find") + 5, top("shop.Orders.find") + 5);
        browser.await("chart.scene.zoomed.name === 'shop.Orders.find'");
        assertEquals("true", tell("chart.boxOf(chart.scene.zoomed).width === at('stage').clientWidth"));
        assertEquals("all › GET /orders/{id} › Orders.find", tell("crumbs()"));
        assertTrue(tell("location.hash").contains("zoom=shop.Orders.find"));
        tell("document.querySelector('#path button').click()");
        browser.await("chart.scene.zoomed.name === 'all'");
        tell("history.back()");
        browser.await("chart.scene.zoomed.name === 'shop.Orders.find'");
    }

    @Test
    void theWayToTheForkIsShort() {
        open("?last=92s");
        assertEquals("30", tell("chart.rows"));
        tell("at('fork').click()");
        browser.await("chart.scene.zoomed.name === 'a.B.m27'");
        assertEquals(
                "all,GET /a,a.B.m25,a.B.m26,a.B.m27,a.B.left,a.B.right", tell("chart.boxes.map(b => b.call.name)"));
        assertEquals("true", tell("at('fork').disabled"));
        tell("at('chart').focus()");
        for (String key : List.of("ArrowUp", "ArrowUp", "ArrowUp")) {
            browser.press(key);
        }
        assertEquals("GET /a", tell("chart.scene.selected.name"));
    }

    @Test
    void allCanBeDoneByKeys() {
        open("");
        tell("at('chart').focus()");
        for (String key : List.of("ArrowDown", "ArrowRight", "ArrowLeft", "ArrowDown")) {
            browser.press(key);
        }
        assertEquals("shop.Orders.find", tell("chart.scene.selected.name"));
        assertEquals(
                "shop.Orders.find: 535 µs in all, 53.5 %; 100 µs itself, 10.0 %", tell("at('spoken').textContent"));
        browser.press("Enter");
        browser.await("chart.scene.zoomed.name === 'shop.Orders.find'");
        browser.press("Escape");
        browser.await("chart.scene.zoomed.name === 'GET /orders/{id}'");
    }

    @Test
    void upsideDownAMethodIsOverItsCallers() {
        open("#view=callers");
        assertEquals("java.util.HashMap.get", tell("chart.scene.root.children[0].name"));
        assertEquals("435", tell("chart.scene.root.children[0].total"));
        assertEquals(
                "shop.Orders.find=385,GET /orders/{id}=50",
                tell("chart.scene.root.children[0].children.map(call => call.name + '=' + call.total)"));
        open("#view=flame");
        assertEquals("true", tell("chart.top(chart.boxes[0]) > chart.top(chart.boxes[1])"));
    }

    @Test
    void upsideDownNothingIsLostOfAHugeTree() {
        open("?last=91s#view=callers&find=Parser");
        assertEquals("true", tell("chart.scene.root.total === answers.tree.total"));
        browser.await("at('found').textContent.includes(' found')");
        System.out.println("flame page: " + tell("answers.now.calls.length / 3")
                + " calls, milliseconds to decode, invert,"
                + " search, sort the table and draw: "
                + tell("(() => { const times = []; const time = task => { const begun = performance.now(); task();"
                        + " times.push(Math.round(performance.now() - begun)); };"
                        + " time(() => decode(answers.now)); time(() => callers(answers.tree));"
                        + " time(() => search(answers.tree, 'Parser')); time(() => byMethod(answers.tree));"
                        + " time(() => chart.draw()); return times; })()"));
    }

    @Test
    void anotherEndpointAndTypeAreAskedForAndTheAddressFollows() {
        open("#again=1");
        tell("(at('endpoint').value = 'POST /orders', at('endpoint').dispatchEvent(new Event('change')))");
        browser.await("chart.scene.root.name === 'POST /orders'");
        tell("(at('type').value = 'wall', at('type').dispatchEvent(new Event('change')))");
        browser.await("chart.scene.type === 'wall' && timer > 0");
        assertEquals("?endpoint=POST+%2Forders&type=wall", tell("location.search"));
        assertEquals("POST /orders · latency · flame graph", tell("document.title"));
    }

    @Test
    void twoWindowsAreComparedByShareOrAmount() {
        open("#than=5m");
        assertEquals("0.3", tell("change(named('shop.Orders.add'), chart.scene.root, 'share').toFixed(1)"));
        assertTrue(tell("chart.color(named('shop.Orders.add'))").startsWith("hsl(8 "));
        assertTrue(tell("chart.color(named('shop.Orders.find'))").startsWith("hsl(212 "));
        assertEquals("shop.Orders.find|100 µs|10.0 %|535 µs|1.5 ms|−90.0 points", row(1));
        assertEquals("java.util.HashMap.get|435 µs|43.5 %|435 µs|0 µs|+43.5 points", row(2));
        open("#than=5m&by=amount");
        assertEquals("shop.Orders.find|100 µs|10.0 %|535 µs|1.5 ms|−1.4 ms", row(1));
    }

    @Test
    void anAddressIsAView() {
        open("?endpoint=POST%20/orders&type=alloc&last=5m&ago=10s#find=add");
        assertEquals("POST /orders", tell("at('endpoint').value"));
        assertEquals("alloc 5m 10s", tell("at('type').value + ' ' + at('last').value + ' ' + at('ago').value"));
        assertEquals("POST /orders", tell("chart.scene.root.name"));
        assertEquals("300 B", tell("document.querySelector('#top td').textContent"));
        assertEquals(
                "all,POST /orders,GET /orders/{id},(garbage collection)",
                tell("[...at('endpoint').options].map(option => option.value || option.text)"));
        assertTrue(
                tell("at('pprof').href").endsWith("/flame.pprof?endpoint=POST+%2Forders&type=alloc&last=5m&ago=10s"));
    }

    @Test
    void whatCannotBeHadIsSaid() {
        open("?last=2h");
        assertEquals("Too long ago.", tell("at('trouble').textContent"));
        open("?last=1s");
        assertTrue(tell("at('evidence').textContent").startsWith("Nothing was seen in this window."));
    }

    @Test
    void itHasRoomOnANarrowScreenAndOnAHugeOne() throws IOException {
        for (int width : new int[] {400, 1200, 3840}) {
            for (String scheme : List.of("light", "dark")) {
                browser.resize(width, width == 400 ? 800 : width * 9 / 16);
                browser.prefer("prefers-color-scheme", scheme);
                open("?last=90s");
                String needed = tell("document.documentElement.scrollWidth");
                assertTrue(Integer.parseInt(needed) <= width, needed);
                picture(width + "-" + scheme);
            }
        }
    }

    @Test
    void picturesOfTheOtherViewsAreThereToBeLookedAt() throws IOException {
        open("?last=90s#than=10s&find=Parser&zoom=GET+%2Fr0%2F%7Bid%7D");
        browser.hover(300, 330);
        picture("searched");
        for (String scheme : List.of("light", "dark")) {
            browser.prefer("prefers-color-scheme", scheme);
            open("?last=90s#than=10s");
            picture("compared-" + scheme);
            open("?last=90s&type=alloc#view=callers");
            picture("callers-" + scheme);
            open("?last=90s&type=wall#view=flame");
            picture("flame-" + scheme);
        }
        assertEquals("false", tell("at('tip').hidden === undefined"));
    }

    private static void picture(String name) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "flame-page"));
        Files.write(pictures.resolve(name + ".png"), browser.picture());
    }

    /** Opens a view and waits until it is drawn. */
    private static void open(String view) {
        browser.open("about:blank");
        browser.await("location.href === 'about:blank'");
        browser.open(server.url("/flame" + view));
        browser.await("(document.documentElement.dataset.drawn || 0) > 0");
        tell("Object.assign(window, {"
                + "named: name => { let hit; each(chart.scene.root, call => { if (call.name === name) hit = hit || call; });"
                + " return hit; },"
                + "crumbs: () => [...document.querySelectorAll('#path button')].map(b => b.textContent).join(' › '),"
                + "row: n => [...at('top').rows[n].cells].map(cell => cell.textContent).join('|'),"
                + "painted: () => { const {width, height} = at('chart'); const data ="
                + " at('chart').getContext('2d').getImageData(0, 0, width, height).data; let count = 0;"
                + " for (let i = 3; i < data.length; i += 4) count += data[i] > 0; return count; } })");
    }

    private static String tell(String expression) {
        return browser.tell(expression);
    }

    private static String row(int number) {
        return tell("row(" + number + ")");
    }

    private static double left(String name) {
        return Double.parseDouble(
                tell("chart.boxOf(named('" + name + "')).x + at('chart').getBoundingClientRect().left"));
    }

    private static double top(String name) {
        return Double.parseDouble(
                tell("chart.top(chart.boxOf(named('" + name + "'))) + at('chart').getBoundingClientRect().top"));
    }

    private static Flame flame(Query query) {
        CallTree tree = tree((int) query.lastSeconds, (int) query.agoSeconds);
        CallTree owner = tree.children.stream()
                .filter(each -> each.name.equals(query.owner))
                .findFirst()
                .orElse(query.owner == null ? tree : new CallTree(query.owner, 0));
        return Trees.of(query, owner);
    }

    private static CallTree tree(int lastSeconds, int agoSeconds) {
        return switch (lastSeconds) {
            case 1 -> new CallTree("all", 0);
            case 90 -> Trees.large(6, 24, agoSeconds == 10 ? 2 : 1);
            case 91 -> Trees.large(8, 64, 3);
            case 92 -> trunk(27);
            case 7200 -> throw new Unavailable("Too long ago.");
            default -> agoSeconds == 300 ? before() : Trees.small().tree;
        };
    }

    private static CallTree trunk(int calls) {
        CallTree call = new CallTree("a.B.m" + calls, 1, new CallTree("a.B.left", 500), new CallTree("a.B.right", 499));
        for (int i = calls - 1; i > 0; i--) {
            call = new CallTree("a.B.m" + i, 0, call);
        }
        return new CallTree("all", 0, new CallTree("GET /a", 0, call));
    }

    private static CallTree before() {
        return new CallTree("all", 0, new CallTree("GET /orders/{id}", 0, new CallTree("shop.Orders.find", 1_500)));
    }
}
