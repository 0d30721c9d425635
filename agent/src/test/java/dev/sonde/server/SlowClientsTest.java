package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sonde.testing.HttpCalls;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that neither finish their request nor take their answer do not keep others from it. */
final class SlowClientsTest {

    private static final int MORE_THAN_THREADS = 20;
    private static final int LARGE_BYTES = 1 << 30;
    private static final int CHUNK_BYTES = 1 << 16;

    private final LimitedPool pool = new LimitedPool(100);
    private final List<Socket> sockets = new ArrayList<>();
    private HttpServer server;
    private String url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(pool);
        server.createContext("/small", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write(new byte[] {'o', 'k'});
            exchange.close();
        });
        server.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, LARGE_BYTES);
            for (int sent = 0; sent < LARGE_BYTES; sent += CHUNK_BYTES) {
                exchange.getResponseBody().write(new byte[CHUNK_BYTES]);
            }
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort() + "/small";
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop(0);
        pool.shutDown();
    }

    @Test
    void halfSentRequestsAreCutOff() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect("GET /small HTTP/1.1\r\nHos");
        }
        assertEquals("ok", HttpCalls.get(url).body());
        assertEquals(-1, firstByte(sockets.get(0)));
    }

    @Test
    void aSingleOneIsCutOffToo() throws IOException {
        connect("GET /small HTTP/1.1\r\nHos");
        assertEquals(-1, firstByte(sockets.get(0)));
    }

    @Test
    void answersThatNobodyTakesAreCutOff() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect("GET /large HTTP/1.1\r\nHost: x\r\n\r\n");
        }
        assertEquals("ok", HttpCalls.get(url).body());
    }

    @Test
    void anIdleConnectionHoldsNoThread() throws IOException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            connect("");
        }
        assertEquals("ok", HttpCalls.get(url).body());
    }

    @Test
    void whatGetsOnMayTakeLongerThanTheLimit() {
        CompletableFuture<Boolean> whole = new CompletableFuture<>();
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        pool.execute(() -> {
            while (System.nanoTime() < end) {
                pool.getsOn();
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            whole.complete(!Thread.currentThread().isInterrupted());
        });
        assertTrue(whole.join());
    }

    @Test
    void aThreadThatWasInterruptedForOneExchangeIsSoundForTheNext() throws InterruptedException {
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            pool.execute(() -> waitForever());
        }
        CountDownLatch sound = new CountDownLatch(MORE_THAN_THREADS);
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            pool.execute(() -> {
                if (!Thread.currentThread().isInterrupted()) {
                    sound.countDown();
                }
            });
        }
        sound.await();
        assertTrue(sound.getCount() == 0);
    }

    private void connect(String text) throws IOException {
        Socket socket = RawHttp.connected(url);
        sockets.add(socket);
        RawHttp.send(socket, text);
    }

    private static int firstByte(Socket socket) throws IOException {
        socket.setSoTimeout(30_000);
        try {
            return socket.getInputStream().read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
