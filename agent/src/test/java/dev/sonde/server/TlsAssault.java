package dev.sonde.server;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLSocket;

/** Something bad to do at a port that speaks TLS and has users, on and on. */
enum TlsAssault implements Siege.Attack {
    /** Requests in the clear, sound ones and others. */
    PLAIN(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            boolean isSound = random.nextInt(4) == 0;
            siege.send(isSound ? "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n" : Fuzz.request(random));
        }
    },
    /** Records of TLS that hold anything, of any length. */
    GARBAGE(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            siege.send(TlsFuzz.records(random));
        }
    },
    /** First words of a client that end too early or were changed on the way. */
    BROKEN_HELLOS(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            siege.send(TlsFuzz.broken(siege.hello(), random));
        }
    },
    /** Protocols that have fallen: SSL 2 and 3, TLS 1.0 and 1.1. */
    OLD_PROTOCOLS(4) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            int minor = random.nextInt(4);
            String answer = siege.send(minor == 3 ? TlsFuzz.oldestHello() : TlsFuzz.hello(minor));
            if (!answer.isEmpty() && answer.charAt(0) == TlsFuzz.HANDSHAKE) {
                siege.gotIn("minor version " + minor);
            }
        }
    },
    /** Handshakes, each as new, and a request of nobody. */
    HANDSHAKES(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            try (SSLSocket socket = siege.secured(random.nextBoolean() ? "TLSv1.3" : "TLSv1.2")) {
                RawHttp.send(socket, "GET /metrics HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                siege.read(socket);
            }
        }
    },
    /** Handshakes over and over on one connection; with TLS 1.3 new keys. */
    RENEGOTIATIONS(8) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            try (SSLSocket socket = siege.secured(random.nextBoolean() ? "TLSv1.3" : "TLSv1.2")) {
                socket.setSoTimeout(20);
                while (siege.goesOn()) {
                    again(socket);
                    siege.attempted();
                }
            }
        }
    },
    /** As many connections as there may be that say nothing after their handshake. */
    SILENCE(30) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            List<Socket> sockets = new ArrayList<>();
            try {
                while (siege.goesOn() && sockets.size() < 30) {
                    sockets.add(siege.secured("TLSv1.3"));
                }
                siege.awaitEnd();
            } finally {
                Siege.close(sockets);
            }
        }
    },
    /** First words of a client, letter by letter. */
    SLOW_HELLOS(200) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            String hello = siege.hello();
            try (Socket socket = siege.connected()) {
                siege.attempted();
                for (int i = 0; i < hello.length() && siege.goesOn(); i++) {
                    socket.getOutputStream().write(hello.charAt(i));
                    LockSupport.parkNanos(50_000_000);
                }
            }
        }
    },
    /** Requests whose answers nobody takes. */
    UNREAD(32) {
        @Override
        public void go(Siege siege, Random random) throws IOException {
            try (SSLSocket socket = siege.secured("TLSv1.2")) {
                for (int i = 0; i < 50 && siege.goesOn(); i++) {
                    RawHttp.send(socket, "GET /flame HTTP/1.1\r\nHost: x\r\n\r\n".repeat(20));
                }
                LockSupport.parkNanos(300_000_000);
            }
        }
    };

    private final int threads;

    TlsAssault(int threads) {
        this.threads = threads;
    }

    @Override
    public int threads() {
        return threads;
    }

    /** Begins another handshake and lets it get on for a moment. */
    static void again(SSLSocket socket) throws IOException {
        socket.startHandshake();
        try {
            byte[] buffer = new byte[64];
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                throw new IOException("closed");
            }
            throw new AssertionError(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
        } catch (SocketTimeoutException nothing) {
            // Nothing was asked.
        }
    }
}
