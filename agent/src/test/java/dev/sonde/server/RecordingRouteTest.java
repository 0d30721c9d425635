package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Recordings;
import dev.sonde.base.Unavailable;
import dev.sonde.testing.Await;
import dev.sonde.testing.HttpCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RecordingRouteTest {

    private static final int PIECES = 64;
    private static final int PIECE_BYTES = 1 << 16;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ready = new CountDownLatch(1);
    private ProfileServer server;

    @AfterEach
    void stop() {
        ready.countDown();
        server.close();
    }

    @Test
    void itIsSentAsItIsWritten() {
        start(out -> {
            for (int i = 0; i < PIECES; i++) {
                out.write(new byte[PIECE_BYTES]);
            }
        });
        HttpResponse<String> answer = get();
        assertEquals(200, answer.statusCode());
        assertEquals(PIECES * PIECE_BYTES, answer.body().length());
        assertEquals(
                "attachment; filename=\"sonde.jfr\"",
                answer.headers().firstValue("Content-Disposition").orElseThrow());
        assertEquals("no-store", answer.headers().firstValue("Cache-Control").orElseThrow());
    }

    @Test
    void whatIsOffIsSaidInOneLine() {
        start(out -> {
            throw new Unavailable("Recordings are off: jfr=false.");
        });
        HttpResponse<String> answer = get();
        assertEquals(503, answer.statusCode());
        assertEquals("Recordings are off: jfr=false.\n", answer.body());
        assertEquals(Map.of(), server.failures.counts());
    }

    @Test
    void aFailureBeforeTheFirstByteIsAnError() {
        start(out -> {
            throw new IOException("disk full");
        });
        assertEquals(500, get().statusCode());
        assertEquals(Map.of("recording", 1L), server.failures.counts());
    }

    @Test
    void aFailureAfterTheFirstByteIsNotTakenForTheEnd() {
        start(out -> {
            out.write(new byte[PIECE_BYTES]);
            throw new IOException("disk full");
        });
        assertThrows(UncheckedIOException.class, this::get);
        assertEquals(Map.of("recording", 1L), server.failures.counts());
    }

    @Test
    void aClientThatLeavesIsNoFailureAndTheNextIsServed() throws IOException {
        start(out -> {
            begun.countDown();
            for (int i = 0; i < 100 * PIECES && ready.getCount() > 0; i++) {
                out.write(new byte[PIECE_BYTES]);
            }
        });
        try (Socket socket = RawHttp.connected(server.url(""))) {
            RawHttp.send(socket, "GET /recording.jfr HTTP/1.1\r\nHost: localhost\r\n\r\n");
            socket.getInputStream().read();
        }
        Await.until("the first has ended", Duration.ofSeconds(30), () -> threadsInDownload() == 0);
        ready.countDown();
        assertEquals(200, get().statusCode());
        assertEquals(Map.of(), server.failures.counts());
    }

    @Test
    void thereIsOneDownloadAtATime() throws Exception {
        start(out -> {
            out.write(1);
            out.flush();
            begun.countDown();
            await(ready);
        });
        try (Socket socket = RawHttp.connected(server.url(""))) {
            RawHttp.send(socket, "GET /recording.jfr HTTP/1.1\r\nHost: localhost\r\n\r\n");
            begun.await();
            HttpResponse<String> second = get();
            assertEquals(503, second.statusCode());
            assertTrue(second.body().startsWith("Another download is under way"), second.body());
        }
    }

    @Test
    void headRecordsNothing() {
        start(out -> {
            throw new IOException("disk full");
        });
        String answer = RawHttp.answer(server.url(""), "HEAD /recording.jfr HTTP/1.1", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertEquals(Map.of(), server.failures.counts());
    }

    private void start(Recordings recordings) {
        server = ProfileServer.start(
                "127.0.0.1",
                query -> {
                    throw new Unavailable("Off.");
                },
                recordings);
    }

    private HttpResponse<String> get() {
        return HttpCalls.get(server.url("/recording.jfr"));
    }

    private static long threadsInDownload() {
        return Thread.getAllStackTraces().values().stream()
                .filter(stack -> java.util.Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(RecordingRoute.class.getName())))
                .count();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException cut) {
            Thread.currentThread().interrupt();
        }
    }
}
