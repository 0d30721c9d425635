package known;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;

/** Benchmarks of which it is known what an operation costs. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
public class Known {

    private static final long MILLI = 1_000_000;
    private static final int PAGE = 4096;

    private final Object monitor = new Object();
    private final ReentrantLock lock = new ReentrantLock(true);
    private long seed = System.nanoTime();

    @Benchmark
    public byte[] thousandBytes() {
        return new byte[1000];
    }

    @Benchmark
    public long sevenToThree() {
        seed++;
        return heavy(seed) + light(seed);
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long heavy(long start) {
        long x = start;
        for (int i = 0; i < 7000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L ^ (x >>> 17);
        }
        return x;
    }

    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    private static long light(long start) {
        long x = start;
        for (int i = 0; i < 3000; i++) {
            x = x * 6364136223846793005L + 1442695040888963407L ^ (x >>> 17);
        }
        return x;
    }

    @Benchmark
    @Threads(2)
    public void monitorOfTwo() {
        synchronized (monitor) {
            pause();
        }
    }

    @Benchmark
    @Threads(2)
    public void lockOfTwo() {
        lock.lock();
        try {
            pause();
        } finally {
            lock.unlock();
        }
    }

    private static void pause() {
        long end = System.nanoTime() + 4 * MILLI;
        for (long left = 4 * MILLI; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(2)
    public byte[] firstOfPair() {
        return new byte[1000];
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(1)
    public byte[] secondOfPair() {
        return new byte[1000];
    }

    /** A server that answers a byte after five milliseconds. */
    @State(Scope.Benchmark)
    public static class SlowAnswer {
        private ServerSocket server;
        private Socket socket;

        @Setup
        public void open() throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::answer);
            thread.setDaemon(true);
            thread.start();
            socket = new Socket(server.getInetAddress(), server.getLocalPort());
            socket.setTcpNoDelay(true);
        }

        private void answer() {
            try (Socket accepted = server.accept()) {
                accepted.setTcpNoDelay(true);
                for (int read = accepted.getInputStream().read();
                        read >= 0;
                        read = accepted.getInputStream().read()) {
                    LockSupport.parkNanos(5 * MILLI);
                    accepted.getOutputStream().write(read);
                }
            } catch (IOException closed) {
                return;
            }
        }

        @TearDown
        public void close() throws IOException {
            socket.close();
            server.close();
        }
    }

    @Benchmark
    public int slowAnswer(SlowAnswer state) throws IOException {
        state.socket.getOutputStream().write(1);
        return state.socket.getInputStream().read();
    }

    /** Memory that is new to the process each time: more than the C library ever keeps for itself. */
    @Benchmark
    public long newPages() throws ReflectiveOperationException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 << 20);
        for (int at = 0; at < buffer.capacity(); at += PAGE) {
            buffer.put(at, (byte) 1);
        }
        return buffer.get(PAGE);
    }
}
