package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The recording that can be downloaded, as the JDK's own readers see it. */
@Execution(ExecutionMode.CONCURRENT)
final class RecordingIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String REQUEST = "dev.sonde.Request";
    private static final int REQUESTS = 7;

    @TempDir
    private Path folder;

    @OnSomeJdks
    void theJdksOwnReadersFindTheRequestsInADownload(Jdk jdk) throws IOException, InterruptedException {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "burner")
                .asDeployedOn(jdk)
                .agent("port=0")
                .main("Burner")) {
            String service =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
            URI url = URI.create("http://127.0.0.1:" + child.sondePort() + "/recording.jfr");
            Path file = folder.resolve(jdk.version() + ".jfr");
            Await.until("events", PATIENCE, () -> child.scrape().has("jvm_machine_cpu_load_ratio"));
            Instant start = Instant.now();
            for (int i = 0; i < REQUESTS; i++) {
                assertEquals(200, HttpCalls.get(service + "/pause").statusCode());
            }
            // An answer is at its client a moment before the request closes.
            Await.until("all requests", PATIENCE, () -> {
                assertEquals(200, download(url, file));
                return requests(file).size() == REQUESTS;
            });
            requests(file).forEach(request -> assertTold(request, start));
            assertTrue(RecordingFile.readAllEvents(file).stream().anyMatch(RecordingIT::isOfTheJvm));
            for (Jdk reader : readers()) {
                assertReads(reader, file);
            }
            Health.assertSound(child);
        }
    }

    private static int download(URI url, Path file) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofFile(file))
                .statusCode();
    }

    private static List<RecordedEvent> requests(Path file) throws IOException {
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals(REQUEST))
                .toList();
    }

    private static void assertTold(RecordedEvent request, Instant start) {
        assertEquals("GET", request.getString("method"));
        assertEquals("/pause", request.getString("uri"));
        assertEquals(200, request.getInt("status"));
        assertTrue(request.getDuration("taken").compareTo(PAUSE) >= 0, request::toString);
        assertTrue(request.getDuration("cpu").compareTo(request.getDuration("taken")) < 0, request::toString);
        assertTrue(request.getLong("allocated") > 0, request::toString);
        Instant arrival = request.getInstant("arrival");
        assertFalse(arrival.isBefore(start.minus(PAUSE)), request::toString);
        assertFalse(arrival.isAfter(Instant.now()), request::toString);
    }

    private static boolean isOfTheJvm(RecordedEvent event) {
        return event.getEventType().getName().equals("jdk.CPULoad");
    }

    /** The oldest JDK that development happens on, and the newest. */
    private static List<Jdk> readers() {
        return Stream.of(Jdks.running(), Jdks.of(25)).filter(Jdk::isHere).toList();
    }

    private static void assertReads(Jdk reader, Path file) throws IOException, InterruptedException {
        String summary = jfr(reader, "summary", file.toString());
        assertTrue(
                Pattern.compile(Pattern.quote(REQUEST) + " +" + REQUESTS + " ")
                        .matcher(summary)
                        .find(),
                summary);
        assertTrue(Pattern.compile("jdk\\.CPULoad +[1-9]").matcher(summary).find(), summary);
        String printed = jfr(reader, "print", "--events", REQUEST, file.toString());
        assertEquals(
                REQUESTS,
                Pattern.compile("uri = \"/pause\"").matcher(printed).results().count(),
                printed);
    }

    private static String jfr(Jdk reader, String... arguments) throws IOException, InterruptedException {
        List<String> command = Stream.concat(
                        Stream.of(reader.home().resolve("bin").resolve("jfr").toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }
}
