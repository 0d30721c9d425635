package dev.sonde.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Something bad to do at a port that has users, on and on; all of it is the same in each run. */
enum Assault {
    /** As many connections as there may be, up to ten thousand, that say nothing. */
    CONNECTIONS(50) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            List<Socket> sockets = new ArrayList<>();
            try {
                while (siege.goesOn() && sockets.size() < 200) {
                    sockets.add(siege.connected());
                    siege.attempted();
                }
                siege.awaitEnd();
            } finally {
                for (Socket socket : sockets) {
                    socket.close();
                }
            }
        }
    },
    /** Requests without credentials, as fast as they are answered, many at once on each connection. */
    REQUESTS(16) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            siege.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
        }
    },
    /** A new password each time. */
    GUESSES(16) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            String guess = GuardedServer.basic("prometheus", Long.toString(random.nextLong()));
            siege.send("GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: " + guess + "\r\n\r\n");
        }
    },
    /** Beginnings of requests that never end. */
    SLOW(300) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            try (Socket socket = siege.connected()) {
                for (char letter : "GET /metrics HTTP/1.1\r\nX-Slow: ".toCharArray()) {
                    if (siege.goesOn()) {
                        RawHttp.send(socket, String.valueOf(letter));
                        LockSupport.parkNanos(50_000_000);
                    }
                }
                siege.attempted();
            }
        }
    },
    /** Heads and lines that do not end. */
    HUGE(4) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            String start = random.nextBoolean() ? "GET /" : "GET /metrics HTTP/1.1\r\nX-Huge: ";
            siege.send(start + "a".repeat(1 << 20) + "\r\n\r\n");
        }
    },
    /** What no client sends. */
    FUZZ(8) {
        @Override
        void go(Siege siege, Random random) throws IOException {
            siege.send(Fuzz.request(random));
        }
    };

    private final int threads;

    Assault(int threads) {
        this.threads = threads;
    }

    abstract void go(Siege siege, Random random) throws IOException;

    Running begin(int port) {
        Siege siege = new Siege(port);
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Random random = new Random(i);
            Thread thread = new Thread(() -> siege.repeat(this, random));
            thread.start();
            all.add(thread);
        }
        return new Running(siege, all);
    }

    /** An assault that ends when it is closed. */
    record Running(Siege siege, List<Thread> threads) implements AutoCloseable {

        long attempts() {
            return siege.attempts.get();
        }

        /** An answer that held figures, empty if none did. */
        String gotIn() {
            return siege.gotIn;
        }

        @Override
        public void close() {
            siege.end.set(true);
            for (Thread thread : threads) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    /** What those who attack one port share. */
    static final class Siege {

        private static final int PATIENCE_MILLIS = 300;

        private final int port;
        private final AtomicBoolean end = new AtomicBoolean();
        private final AtomicLong attempts = new AtomicLong();
        private volatile String gotIn = "";

        Siege(int port) {
            this.port = port;
        }

        boolean goesOn() {
            return !end.get();
        }

        void awaitEnd() {
            while (goesOn()) {
                LockSupport.parkNanos(10_000_000);
            }
        }

        void attempted() {
            attempts.incrementAndGet();
        }

        Socket connected() throws IOException {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        }

        /** Sends it on a connection of its own and reads what comes, for a while. */
        void send(String text) throws IOException {
            try (Socket socket = connected()) {
                socket.setSoTimeout(PATIENCE_MILLIS);
                socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
                if (answer.contains("sonde_build_info") || answer.contains("X-Injected")) {
                    gotIn = answer;
                }
            } catch (SocketTimeoutException stillOpen) {
                // The server may wait for more.
            } finally {
                attempted();
            }
        }

        private void repeat(Assault assault, Random random) {
            while (goesOn()) {
                try {
                    assault.go(this, random);
                } catch (IOException refused) {
                    LockSupport.parkNanos(1_000_000);
                }
            }
        }
    }
}
