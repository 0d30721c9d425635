package dev.sonde.cli;

import dev.sonde.base.Daemon;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has something done in time, however slowly somebody answers who is asked for it. */
final class TimeLimit {
    private final long seconds;

    TimeLimit(long seconds) {
        this.seconds = seconds;
    }

    /**
     * What the task gives.
     *
     * @param whom it asks, for the message
     * @throws IOException if it does, or time is up
     */
    <T> T of(String whom, Callable<T> task) throws IOException, InterruptedException {
        FutureTask<T> result = new FutureTask<>(task);
        Daemon.start("asking", result);
        try {
            return result.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException tooLate) {
            throw new IOException(
                    "no answer from " + whom + " within " + seconds + " s; --timeout says how long", tooLate);
        } catch (ExecutionException failed) {
            Throwable cause = failed.getCause();
            if (cause instanceof IOException) {
                throw (IOException) cause;
            } else if (cause instanceof InterruptedException) {
                throw (InterruptedException) cause;
            }
            throw cause instanceof RuntimeException ? (RuntimeException) cause : new IllegalStateException(cause);
        }
    }
}
