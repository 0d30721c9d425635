package dev.sonde.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A real browser without a window, Chromium, with one tab that a test drives; skips the test where there is none. */
public final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LISTENING = Pattern.compile("DevTools listening on ws://([^/]+)/.*");
    private static final Pattern TAB = Pattern.compile("\"webSocketDebuggerUrl\": *\"([^\"]+)\"");
    private static final Set<String> NAMES = Set.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final DevTools tab;

    private Browser(Process process, DevTools tab) {
        this.process = process;
        this.tab = tab;
    }

    /** Starts it with a profile of its own in the folder. */
    public static Browser start(Path folder) {
        Path program = Stream.of(System.getenv("PATH").split(":"))
                .flatMap(path -> NAMES.stream().map(name -> Path.of(path, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (program == null) {
            System.err.println("SKIPPED: no browser. With chromium on the PATH (Debian: chromium) it opens the page.");
        }
        assumeTrue(program != null, "no chromium on the PATH");
        try {
            Process process = new ProcessBuilder(List.of(
                            program.toString(),
                            "--headless=new",
                            "--no-sandbox", // which root cannot have; the page is our own
                            "--disable-gpu",
                            "--disable-dev-shm-usage",
                            "--no-first-run",
                            "--disable-background-networking",
                            "--remote-debugging-port=0",
                            "--user-data-dir=" + folder.resolve("browser"),
                            "about:blank"))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String address = addressOf(process);
            // What it says later is read too, or it would wait.
            Thread reader = new Thread(() -> drain(process), "browser-output");
            reader.setDaemon(true);
            reader.start();
            HttpRequest newTab = HttpRequest.newBuilder(URI.create("http://" + address + "/json/new"))
                    .PUT(BodyPublishers.noBody())
                    .build();
            Matcher tab = TAB.matcher(HttpCalls.send(newTab).body());
            if (!tab.find()) {
                throw new AssertionError("no tab");
            }
            DevTools tools = new DevTools(URI.create(tab.group(1)));
            Stream.of("Page.enable", "Runtime.enable", "Log.enable").forEach(each -> tools.call(each, "{}"));
            return new Browser(process, tools);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes to a page, whose script need not be through then. */
    public void open(String url) {
        tab.call("Page.navigate", "{\"url\":\"" + url + "\"}");
    }

    /** What an expression of JavaScript comes to, as text. */
    public String tell(String expression) {
        String wrapped = "encodeURIComponent(String(" + expression + "))";
        String answer = tab.call("Runtime.evaluate", "{\"expression\":" + quoted(wrapped) + ",\"returnByValue\":true}");
        Matcher value = Pattern.compile("\"value\":\"([^\"]*)\"").matcher(answer);
        if (!value.find()) {
            throw new AssertionError(expression + ": " + answer);
        }
        return URLDecoder.decode(value.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Waits until an expression is true. */
    public void await(String expression) {
        Await.until(expression, PATIENCE, () -> tell(expression).equals("true"));
    }

    public void click(double x, double y) {
        for (String type : List.of("mouseMoved", "mousePressed", "mouseReleased")) {
            tab.call(
                    "Input.dispatchMouseEvent",
                    "{\"type\":\"" + type + "\",\"x\":" + x + ",\"y\":" + y + ",\"button\":\"left\",\"clickCount\":1}");
        }
    }

    public void hover(double x, double y) {
        tab.call("Input.dispatchMouseEvent", "{\"type\":\"mouseMoved\",\"x\":" + x + ",\"y\":" + y + "}");
    }

    /** Presses a key by its name, such as ArrowDown. */
    public void press(String key) {
        String text = key.equals("Enter") ? ",\"text\":\"\\r\"" : "";
        for (String type : List.of("keyDown", "keyUp")) {
            tab.call("Input.dispatchKeyEvent", "{\"type\":\"" + type + "\",\"key\":\"" + key + "\"" + text + "}");
        }
    }

    /** Types into what has the focus. */
    public void type(String text) {
        tab.call("Input.insertText", "{\"text\":" + quoted(text) + "}");
    }

    public void resize(int width, int height) {
        tab.call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    /** Sets a media feature, such as prefers-color-scheme to dark. */
    public void prefer(String feature, String value) {
        tab.call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"" + feature + "\",\"value\":\"" + value + "\"}]}");
    }

    /** What is to be seen now, as PNG. */
    public byte[] picture() {
        String answer = tab.call("Page.captureScreenshot", "{\"format\":\"png\"}");
        Matcher data = Pattern.compile("\"data\":\"([^\"]*)\"").matcher(answer);
        if (!data.find()) {
            throw new AssertionError(answer);
        }
        return Base64.getDecoder().decode(data.group(1));
    }

    /** What the scripts of the page hold, once all garbage is gone. */
    public long heapBytes() {
        tab.call("HeapProfiler.collectGarbage", "{}");
        Matcher used = Pattern.compile("\"usedSize\":(\\d+)").matcher(tab.call("Runtime.getHeapUsage", "{}"));
        if (!used.find()) {
            throw new AssertionError("no heap");
        }
        return Long.parseLong(used.group(1));
    }

    /** Exceptions, and what the browser complained of, a breach of the page's policy for one. */
    public List<String> complaints() {
        return tab.complaints();
    }

    @Override
    public void close() {
        try {
            tab.call("Browser.close", "{}");
            process.onExit()
                    .orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                    .join();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static String addressOf(Process process) throws IOException {
        BufferedReader said = reader(process);
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.matches()) {
                return listening.group(1);
            }
            all.append(line).append('\n');
        }
        throw new AssertionError("the browser did not start: " + all);
    }

    private static BufferedReader reader(Process process) {
        return new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    }

    private static void drain(Process process) {
        try {
            process.getErrorStream().transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException ended) {
            // There is nothing more to read.
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
