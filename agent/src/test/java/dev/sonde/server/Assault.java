package dev.sonde.server;

import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Something bad to do at a port that has users, on and on; all of it is the same in each run. */
enum Assault implements Siege.Attack {
    /** As many connections as there may be, up to ten thousand, that say nothing. */
    CONNECTIONS(50) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            List<Socket> sockets = new ArrayList<>();
            try {
                while (siege.goesOn() && sockets.size() < 200) {
                    sockets.add(siege.connected());
                    siege.attempted();
                }
                siege.awaitEnd();
            } finally {
                Siege.close(sockets);
            }
        }
    },
    /** Requests without credentials, as fast as they are answered, many at once on each connection. */
    REQUESTS(16) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            siege.send("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
        }
    },
    /** A new password each time. */
    GUESSES(16) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            String guess = GuardedServer.basic("prometheus", Long.toString(random.nextLong()));
            siege.send("GET /metrics HTTP/1.1\r\nHost: x\r\nAuthorization: " + guess + "\r\n\r\n");
        }
    },
    /** Beginnings of requests that never end. */
    SLOW(300) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            try (Socket socket = siege.connected()) {
                siege.attempted();
                for (char letter : "GET /metrics HTTP/1.1\r\nX-Slow: ".toCharArray()) {
                    if (siege.goesOn()) {
                        RawHttp.send(socket, String.valueOf(letter));
                        LockSupport.parkNanos(50_000_000);
                    }
                }
            }
        }
    },
    /** Heads and lines that do not end. */
    HUGE(4) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            String start = random.nextBoolean() ? "GET /" : "GET /metrics HTTP/1.1\r\nX-Huge: ";
            siege.send(start + "a".repeat(1 << 20) + "\r\n\r\n");
        }
    },
    /** What no client sends. */
    FUZZ(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            siege.send(Fuzz.request(random));
        }
    };

    private final int threads;

    Assault(int threads) {
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }
}
