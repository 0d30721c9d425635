package dev.sonde.server;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/** Many who attack one port, on and on until it is closed; what they do is the same in each run. */
final class Siege implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 300;

    /** Something bad to do. */
    interface Attack {

        /** How many do it at once. */
        int threads();

        /** Does it once. */
        void go(Siege siege, Random random) throws IOException;
    }

    private final int port;
    private final SSLContext tls;
    private final String hello;
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicBoolean end = new AtomicBoolean();
    private final AtomicLong attempts = new AtomicLong();
    private volatile String gotIn = "";

    private Siege(int port, SSLContext tls) {
        this.port = port;
        this.tls = tls;
        this.hello = tls == null ? "" : hello(tls);
    }

    /**
     * Begins all of these at once.
     *
     * @param tls with what attackers speak TLS, null if they do not
     */
    static Siege of(int port, SSLContext tls, List<? extends Attack> attacks) {
        Siege siege = new Siege(port, tls);
        for (Attack attack : attacks) {
            for (int i = 0; i < attack.threads(); i++) {
                Random random = new Random(i);
                siege.threads.add(new Thread(() -> siege.repeat(attack, random)));
            }
        }
        siege.threads.forEach(Thread::start);
        return siege;
    }

    long attempts() {
        return attempts.get();
    }

    /** An answer that held figures, or another that nobody should have had; empty if there was none. */
    String gotIn() {
        return gotIn;
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

    void gotIn(String answer) {
        gotIn = answer;
    }

    Socket connected() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** A connection of this protocol, ready for data; its session is not resumed by another. */
    SSLSocket secured(String protocol) throws IOException {
        Socket plain = new Socket();
        try {
            plain.setReceiveBufferSize(4096);
            plain.setSoTimeout(1_000);
            plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(plain, "127.0.0.1", port, true);
            socket.setEnabledProtocols(new String[] {protocol});
            socket.startHandshake();
            socket.getSession().invalidate();
            return socket;
        } catch (IOException failure) {
            plain.close();
            throw failure;
        } finally {
            attempted();
        }
    }

    /** What a client of today says first. */
    String hello() {
        return hello;
    }

    private static String hello(SSLContext tls) {
        SSLEngine engine = tls.createSSLEngine("127.0.0.1", 443);
        engine.setUseClientMode(true);
        ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        try {
            engine.wrap(ByteBuffer.allocate(0), hello);
        } catch (SSLException e) {
            throw new IllegalStateException(e);
        }
        return new String(hello.array(), 0, hello.position(), StandardCharsets.ISO_8859_1);
    }

    /** Sends it on a connection of its own and reads what comes, for a while. */
    String send(String text) throws IOException {
        try (Socket socket = connected()) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return read(socket);
        } finally {
            attempted();
        }
    }

    /** Reads what comes, for a while. */
    String read(Socket socket) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        StringBuilder answer = new StringBuilder();
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8192];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                answer.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException stillOpen) {
            // The server may wait for more.
        }
        if (answer.indexOf("sonde_build_info") >= 0 || answer.indexOf("X-Injected") >= 0) {
            gotIn = answer.toString();
        }
        return answer.toString();
    }

    static void close(List<? extends Socket> sockets) throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() {
        end.set(true);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void repeat(Attack attack, Random random) {
        while (goesOn()) {
            try {
                attack.go(this, random);
            } catch (IOException refused) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }
}
