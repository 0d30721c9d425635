package dev.sonde.sample.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One run of the generator, from the first request to the last answer. */
final class Load {
    private static final long HEAD_START_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Options options;
    private final Schedule schedule;
    private final long startNanos = System.nanoTime() + HEAD_START_NANOS;
    private final Map<RequestKind, Tally> tallies = new LinkedHashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    Load(Options options) {
        this.options = options;
        this.schedule = new Schedule(options, startNanos);
        options.mix.kinds.forEach(kind -> tallies.put(kind, new Tally(kind.name)));
        for (int i = 0; i < options.connections; i++) {
            Connection connection = new Connection(options.target, options.timeoutSeconds);
            connections.add(connection);
            threads.add(new Thread(new Worker(schedule, connection, tallies), "load-" + i));
        }
    }

    /** Runs to the end of the schedule; an answer that takes for ever is cut off one timeout after the last request. */
    Result run() throws InterruptedException {
        threads.forEach(Thread::start);
        long lastAnswerNanos = schedule.lastSendNanos() + (long) (options.timeoutSeconds * 1e9);
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, lastAnswerNanos - System.nanoTime()));
        }
        closeConnections();
        for (Thread thread : threads) {
            thread.join();
        }
        return new Result(options, List.copyOf(tallies.values()), System.nanoTime() - startNanos);
    }

    /** Sends nothing more; what is under way is still read. */
    void stop() {
        schedule.stop();
        threads.forEach(LockSupport::unpark);
    }

    private void closeConnections() {
        try {
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
