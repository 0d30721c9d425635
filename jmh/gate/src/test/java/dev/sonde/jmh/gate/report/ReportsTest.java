package dev.sonde.jmh.gate.report;

import static dev.sonde.jmh.gate.testing.JmhFile.metric;
import static dev.sonde.jmh.gate.testing.JmhFile.named;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sonde.jmh.gate.compare.Comparer;
import dev.sonde.jmh.gate.compare.Report;
import dev.sonde.jmh.gate.compare.Rules;
import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.testing.JmhFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.SAXException;

/** The forms of one report, of a benchmark whose name means to break them. */
final class ReportsTest {
    private static final String EVIL = "<script>document.title='got you'</script>|`x` [a](b) \\u001b[31m & \\\"q\\\"";

    @TempDir
    private Path folder;

    private Report report;

    @BeforeEach
    void compare() throws IOException {
        Path before = new JmhFile()
                .add(
                        "a.b.Json.parse",
                        metric("ns/op", 100, 101, 99, 100, 100),
                        named("gc.alloc.rate.norm", metric("B/op", 64, 64, 64, 64, 64)),
                        named("sonde.method.cpu:a.b.Json.(init)", metric("%", 10, 11, 10)),
                        named("sonde.method.cpu:a.b.Json.read", metric("%", 60, 61, 60)))
                .add(EVIL, metric("ns/op", 70, 140, 95, 120, 80))
                .in(folder, "before.json");
        Path after = new JmhFile()
                .add(
                        "a.b.Json.parse",
                        metric("ns/op", 130, 131, 129, 130, 130),
                        named("gc.alloc.rate.norm", metric("B/op", 64, 64, 64, 64, 64)),
                        named("sonde.method.cpu:a.b.Json.(init)", metric("%", 40, 41, 42)),
                        named("sonde.method.cpu:a.b.Json.read", metric("%", 60, 59, 61)))
                .add(EVIL, metric("ns/op", 80, 150, 90, 100, 70))
                .in(folder, "after.json");
        report = new Comparer(Rules.of(Policy.DEFAULT))
                .compare(
                        new Side("before.json", JmhJson.read(before)),
                        new Side("after.json", JmhJson.read(after)),
                        List.of());
    }

    @Test
    void theTerminalHasAlignedColumnsAndNoEscapeCodesUnlessColoursAreWanted() {
        List<String> lines = new TerminalReport(false).lines(report);
        int verdict = lines.get(0).indexOf("verdict");
        assertEquals(verdict, lines.get(1).indexOf("slower"));
        assertEquals(verdict, lines.get(2).indexOf("same"));
        assertTrue(lines.contains("    a.b.Json.(init)  10.3 % of cpu before, 41 % after"), lines::toString);
        assertFalse(String.join("", lines).contains("\033"));
        assertTrue(String.join("", new TerminalReport(true).lines(report)).contains("\033[31mslower\033[0m"));
    }

    @Test
    void markdownShowsWhatChangedAndNoNameBecomesMarkup() {
        String text = MarkdownReport.of(report);
        assertTrue(text.startsWith("### Benchmarks: regression: 1 worse, 1 cannot be told, 1 the same\n"), text);
        assertTrue(text.contains("| Json.parse | ns/op | 100.0 ± 0.7 % | 130.0 ± 0.5 % | +30.0 % | "), text);
        assertFalse(text.contains("<script>"));
        assertTrue(text.contains("&lt;script&gt;document.title='got you'&lt;/script&gt;\\|\\`x\\` \\[a\\](b)"), text);
    }

    @Test
    void junitsXmlIsWhatBuildServersRead() throws IOException, SAXException {
        String xml = JunitReport.of(report);
        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(ReportsTest.class.getResource("/junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new StringReader(xml)));
        assertTrue(xml.contains("tests=\"3\" errors=\"0\" skipped=\"1\" failures=\"1\""), xml);
        assertTrue(xml.contains("<testcase name=\"Json.parse ns/op\" classname=\"a.b.Json\" time=\"0\">"), xml);
    }

    @Test
    void jsonHasEveryValueAndVerdict() throws IOException {
        JsonNode json = new JsonMapper().readTree(JsonReport.of(report));
        assertEquals(1, json.path("version").asInt());
        assertEquals(1, json.path("exitCode").asInt());
        JsonNode score = json.path("benchmarks").path(0).path("metrics").path(0);
        assertEquals("slower", score.path("verdict").asText());
        assertEquals(1.3, score.path("ratio").asDouble(), 0.01);
        assertEquals(5, score.path("before").size());
        assertEquals(
                "a.b.Json.(init)",
                json.path("benchmarks")
                        .path(0)
                        .path("methods")
                        .path(0)
                        .path("method")
                        .asText());
    }

    @Test
    void thePageLoadsNothingRunsNothingAndHasAPlotOfEachMetric() {
        String page = HtmlReport.of(report);
        assertFalse(page.contains("<script"));
        assertFalse(page.matches("(?s).*( src=| href=|url\\(|@import).*"), "something is loaded");
        assertEquals(5, page.split("<svg", -1).length - 1, "one of all, one for each of three metrics, one of methods");
        assertTrue(page.contains("&lt;script&gt;document.title"));
    }

    @Test
    void aBrowserShowsThePageAndAxeFindsNoFault() throws IOException, InterruptedException {
        Path browser = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(path -> Stream.of(Path.of(path, "chromium"), Path.of(path, "google-chrome")))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (browser == null) {
            System.err.println("SKIPPED: no browser. With chromium on the PATH the report is looked at.");
        }
        assumeTrue(browser != null, "no chromium on the PATH");
        for (String scheme : List.of("", "--blink-settings=preferredColorScheme=0")) {
            String seen = seen(browser, scheme);
            assertTrue(seen.contains("axe found [], title regression"), seen);
        }
    }

    /** What the page's title becomes when a script beside it has looked at it. */
    private String seen(Path browser, String scheme) throws IOException, InterruptedException {
        String look = "<script>" + axe() + "</script><script>axe.run().then(found => document.title = 'axe found ' + "
                + "JSON.stringify(found.violations.map(each => each.id)) + ', title ' + document.title)</script>";
        String page =
                HtmlReport.of(report).replaceFirst("<meta http-equiv[^>]*>", "").replace("</body>", look + "</body>");
        Path file = Files.writeString(folder.resolve("report.html"), page);
        Path dom = folder.resolve("dom.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox", // which root cannot have; the page is our own
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--virtual-time-budget=20000",
                        scheme.isEmpty() ? "--no-first-run" : scheme,
                        "--dump-dom",
                        file.toUri().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(dom.toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the browser does not end");
        String seen = Files.readString(dom);
        int title = seen.indexOf("<title>");
        return seen.substring(title, seen.indexOf("</title>", title));
    }

    private static String axe() throws IOException {
        try (InputStream script = ReportsTest.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
