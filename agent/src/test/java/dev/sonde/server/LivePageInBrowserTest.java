package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Unavailable;
import dev.sonde.flame.CallTree;
import dev.sonde.flame.Flame;
import dev.sonde.flame.Query;
import dev.sonde.flame.Trees;
import dev.sonde.live.Shop;
import dev.sonde.testing.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of the service in a real browser, from the real server, with made-up figures. */
final class LivePageInBrowserTest {

    private static final String ORDERS = "#endpoint=GET+%2Forders%2F%7Bid%7D";

    @TempDir
    private static Path folder;

    private static Browser browser;

    private final Shop shop = new Shop();
    private ProfileServer server;

    @BeforeAll
    static void start() {
        browser = Browser.start(folder);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void runForSomeTime() {
        shop.run(240);
        server = ProfileServer.start(LivePageInBrowserTest::flame, shop.live());
        browser.resize(1280, 900);
        browser.prefer("prefers-color-scheme", "light");
    }

    @AfterEach
    void theBrowserDidNotComplain() {
        server.close();
        assertEquals(List.of(), browser.complaints());
    }

    @Test
    void endpointsAreSortedByAnyColumnAndFilteredByWords() {
        open("");
        assertEquals("GET /orders/{id},PUT /carts/{id},GET /reports/sales", tell("names().slice(0, 3)"));
        assertEquals("descending", tell("table.heads[9].ariaSort"));
        tell("head('p99').click()");
        assertEquals("descending", tell("table.heads[4].ariaSort"));
        assertEquals("true", tell("sorted(each => each.recent.p99Seconds)"));
        tell("head('p99').click()");
        assertEquals("ascending", tell("table.heads[4].ariaSort"));
        tell("head('Endpoint').click()");
        assertEquals("true", tell("String(names()) === String(names().sort())"));
        browser.press("/");
        browser.type("GET orders");
        browser.await("names().length === 2");
        assertEquals("GET /customers/{id}/orders,GET /orders/{id}", tell("names()"));
        assertEquals("2 of 12", tell("at('count').textContent"));
        assertEquals("#sort=name&filter=GET+orders", tell("location.hash"));
        open("#sort=-failed&filter=carts");
        assertEquals("PUT /carts/{id},DELETE /carts/{id}", tell("names()"));
        assertEquals("GET /<script>alert(1)</script>", tell("answer.endpoints.at(-1).name"));
    }

    @Test
    void theTableSaysWhatTheServerTold() {
        open("");
        assertEquals(
                "true",
                tell("answer.endpoints.every(each => String(texts(each.name)) === String([each.name,"
                        + " WORDS.perSecond(each.recent.perSecond), WORDS.seconds(each.recent.p50Seconds),"
                        + " WORDS.seconds(each.recent.p95Seconds), WORDS.seconds(each.recent.p99Seconds),"
                        + " WORDS.part(each.recent.clientErrors / each.recent.requests),"
                        + " WORDS.part(each.recent.serverErrors / each.recent.requests),"
                        + " WORDS.seconds(each.recent.cpuSecondsPerRequest), WORDS.bytes(each.recent.bytesPerRequest),"
                        + " WORDS.part(each.recent.cpuShare), String(each.active), digits(each.total.requests)]))"));
        assertEquals("1m", tell("answer.window"));
        tell("(at('window').value = 'start', at('window').dispatchEvent(new Event('change')))");
        browser.await("answer.window === 'start'");
        assertEquals("2400", tell("answer.seconds"));
    }

    @Test
    void aClickShowsWhereAnEndpointsTimeGoes() {
        open("");
        tell("button('GET /orders/{id}').click()");
        browser.await("flame.chart.scene !== null");
        assertEquals("GET /orders/{id}", tell("at('detailhead').textContent"));
        assertEquals("detailhead", tell("document.activeElement.id"));
        assertEquals(ORDERS, tell("location.hash"));
        assertEquals(
                "true",
                tell("at('sums').querySelector('dd').textContent"
                        + " === digits(answer.endpoints.find(each => each.name === state.endpoint).total.requests)"));
        assertTrue(tell("at('whole').href").endsWith("/flame?endpoint=GET+%2Forders%2F%7Bid%7D&type=cpu&last=60s"));
        tell("at('fork').click()");
        browser.await("flame.chart.scene.zoomed !== flame.chart.scene.root");
        assertEquals("true", tell("at('fork').disabled"));
        tell("at('out').click()");
        browser.await("flame.chart.scene.zoomed === flame.chart.scene.root");
        tell("(at('type').value = 'alloc', at('type').dispatchEvent(new Event('change')))");
        browser.await("flame.chart.scene.type === 'alloc'");
        tell("at('flame').focus()");
        for (String key : List.of("ArrowDown", "ArrowDown", "Enter")) {
            browser.press(key);
        }
        assertNotEquals("", tell("at('spoken').textContent"));
        assertEquals("false", tell("flame.chart.scene.zoomed === flame.chart.scene.root"));
        tell("at('flame').blur()");
        browser.press("Escape");
        browser.await("at('detail').hidden");
        assertEquals("GET /orders/{id}", tell("document.activeElement.textContent"));
    }

    @Test
    void whatCannotBeHadIsSaid() {
        open("#endpoint=POST+%2Flogin");
        browser.await("at('evidence').textContent === 'There is no profile.'");
        assertEquals("true", tell("at('fork').disabled && at('methods').hidden"));
        tell("(window.fetch = () => Promise.reject(new TypeError('gone')), round())");
        browser.await("!at('trouble').hidden");
        assertTrue(tell("at('trouble').textContent").startsWith("No answer from the service. The figures are of "));
    }

    @Test
    void aChartTellsTheValuesUnderItsCursorAndHidesParts() {
        open("");
        assertEquals("180", tell("past.seconds.length"));
        assertEquals("10", tell("document.querySelectorAll('figure canvas').length"));
        assertEquals("true", tell("[...document.querySelectorAll('figure canvas')].every(painted)"));
        String last = tell("chart('cpu').when.textContent");
        tell("chart('cpu').stage.focus()");
        browser.press("Home");
        browser.await("chart('cpu').when.textContent !== '" + last + "'");
        assertEquals("true", tell("chart('cpu').when.textContent === chart('gc').when.textContent"));
        assertEquals("true", tell("said('cpu', 'requests') === WORDS.processors(past.topics.cpu.requests[0])"));
        assertEquals("12", tell("said('active', 'requests')"));
        tell("part('cpu', 'requests').click()");
        assertEquals("false", tell("part('cpu', 'requests').ariaPressed"));
        assertEquals("true", tell("document.activeElement === part('cpu', 'requests')"));
        assertEquals("true", tell("chart('cpu').plot.scales.y.max < 0.4"));
        tell("part('cpu', 'requests').click()");
        assertEquals("true", tell("chart('cpu').plot.scales.y.max > 0.6"));
    }

    @Test
    void nobodyIsAskedWhileItPausesOrIsHidden() {
        open("");
        browser.press("p");
        browser.await("paused");
        assertEquals("Go on", tell("at('pause').textContent"));
        tell("at('pause').click()");
        browser.await("!paused && timer > 0");
        tell("(Object.defineProperty(document, 'hidden', {get: () => true, configurable: true}),"
                + " window.fetch = () => { throw new Error('asked') },"
                + " document.dispatchEvent(new Event('visibilitychange')))");
        assertEquals("true", tell("at('trouble').hidden"));
        tell("(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))");
        browser.await("at('trouble').textContent.startsWith('asked')");
    }

    @Test
    void aThemeIsKeptAndPaperIsLight() {
        open("");
        assertEquals("false", tell("isDark()"));
        browser.prefer("prefers-color-scheme", "dark");
        browser.await("isDark()");
        assertEquals("rgb(21, 23, 27)", tell("getComputedStyle(document.body).backgroundColor"));
        tell("(at('theme').value = 'light', at('theme').dispatchEvent(new Event('change')))");
        assertEquals("rgb(255, 255, 255)", tell("getComputedStyle(document.body).backgroundColor"));
        tell("(at('theme').value = 'dark', at('theme').dispatchEvent(new Event('change')))");
        open("");
        assertEquals("dark true", tell("at('theme').value + ' ' + isDark()"));
        tell("dispatchEvent(new Event('beforeprint'))");
        assertEquals("false", tell("isDark()"));
        tell("dispatchEvent(new Event('afterprint'))");
        assertEquals("true", tell("isDark()"));
        tell("(at('theme').value = '', at('theme').dispatchEvent(new Event('change')))");
    }

    @Test
    void theAgentsHealthAndItsOptionsAreThere() {
        open("");
        assertEquals("All is well: nothing rests, nothing failed.", tell("at('health').textContent"));
        assertEquals(
                "port0 (argument)", tell("[...at('options').children].slice(0, 2).map(n => n.textContent).join('')"));
        assertEquals("bookshop · Sonde", tell("document.title"));
        tell("showAgent({features: {histograms: false}, failures: {tomcat: 2}, pushes: {otlp: {ok: 3, failed: 1}}})");
        assertEquals("3 pushes went well, 1 did not", tell("at('agent').lastChild.textContent"));
        assertEquals("tomcat failed 2 times; histograms rests, to keep the budget.", tell("at('health').textContent"));
    }

    @Test
    void axeFindsNoSeriousFault() throws IOException {
        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {400, 1280}) {
                browser.resize(width, 900);
                browser.prefer("prefers-color-scheme", scheme);
                open(ORDERS);
                browser.await("!!document.documentElement.dataset.flame");
                tell("(() => { " + axe() + "\nreturn 1; })()");
                tell("(window.faults = null, axe.run().then(found => { window.faults = found.violations; }))");
                browser.await("faults !== null");
                assertEquals(
                        "",
                        tell(
                                "faults.filter(each => ['serious', 'critical'].includes(each.impact))"
                                        + ".map(each => each.id + ' ' + each.nodes.map(node => node.html).join(' ')).join('\\n')"));
                System.out.println("axe, " + scheme + ", " + width + " pixels, lesser faults: "
                        + tell("faults.map(each => each.impact + ' ' + each.id).join(', ') || 'none'"));
            }
        }
    }

    @Test
    void anHourOpenLeaksNothing() {
        open(ORDERS);
        browser.await("!!document.documentElement.dataset.flame");
        tell("clearTimeout(timer)");
        look(60);
        long bytes = browser.heapBytes();
        String nodes = tell("document.querySelectorAll('*').length");
        look(360);
        long grown = browser.heapBytes() - bytes;
        System.out.println(
                "live page: " + bytes + " bytes of heap, grown by " + grown + " in an hour; " + nodes + " nodes");
        assertEquals(nodes, tell("document.querySelectorAll('*').length"));
        assertEquals("180", tell("past.seconds.length"));
        assertTrue(grown < 500_000, grown + " bytes");
    }

    @Test
    void itHasRoomOnANarrowScreenAndOnAHugeOne() throws IOException {
        for (int width : new int[] {400, 1280, 3840}) {
            for (String scheme : List.of("light", "dark")) {
                browser.resize(width, width == 400 ? 800 : width * 9 / 16);
                browser.prefer("prefers-color-scheme", scheme);
                open(width == 1280 ? "" : ORDERS);
                String needed = tell("document.documentElement.scrollWidth");
                assertTrue(Integer.parseInt(needed) <= width, needed);
                picture(width + "-" + scheme);
                tell("at('charts').scrollIntoView()");
                picture(width + "-" + scheme + "-charts");
            }
        }
    }

    /** So many times ten seconds, as fast as they can be shown. */
    private void look(int times) {
        for (int i = 0; i < times; i++) {
            shop.run(1);
            tell(
                    "(window.seen = false, askedHistory = -Infinity, round().then(() => { clearTimeout(timer); seen = true; }))");
            browser.await("seen");
        }
        assertEquals("true", tell("at('trouble').hidden"));
    }

    private void open(String view) {
        browser.open("about:blank");
        browser.await("location.href === 'about:blank'");
        browser.open(server.url("/" + view));
        browser.await("(document.documentElement.dataset.rounds || 0) > 0 && at('options').children.length > 0");
        tell("Object.assign(window, {"
                + "names: () => [...at('table').tBodies[0].rows].map(row => row.cells[0].textContent),"
                + "head: text => table.heads.map(cell => cell.firstChild).find(each => each.textContent === text),"
                + "button: name => table.rows.get(name).querySelector('button'),"
                + "texts: name => [...table.rows.get(name).cells].map(cell => cell.textContent),"
                + "sorted: of => { const all = names().map(name => of(answer.endpoints.find(e => e.name === name)));"
                + " return all.every((value, i) => !i || all[i - 1] >= value); },"
                + "chart: id => charts.find(each => each.spec.id === id),"
                + "part: (id, name) => [...chart(id).legend.querySelectorAll('button')].find(b => b.dataset.name === name),"
                + "said: (id, name) => chart(id).values.get(name).textContent,"
                + "painted: canvas => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data"
                + ".some((value, i) => i % 4 === 3 && value > 0) })");
    }

    private static String tell(String expression) {
        return browser.tell(expression);
    }

    private static void picture(String name) throws IOException {
        Path pictures = Files.createDirectories(Path.of("target", "live-page"));
        Files.write(pictures.resolve(name + ".png"), browser.picture());
    }

    private static String axe() throws IOException {
        try (InputStream script = LivePageInBrowserTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Flame flame(Query query) {
        if (query.owner.equals("POST /login")) {
            throw new Unavailable("There is no profile.");
        }
        CallTree tree = Trees.large(6, 24, 1).children.get(0);
        return Trees.of(query, new CallTree(query.owner, 0, tree.children));
    }
}
