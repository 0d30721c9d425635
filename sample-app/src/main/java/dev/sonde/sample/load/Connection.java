package dev.sonde.sample.load;

import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;

/** A connection kept alive from one request to the next, and opened anew where the service ended it. */
final class Connection implements Closeable {
    /** Shorter than servers keep an idle connection, so that none ends just as the next request leaves. */
    private static final long LONGEST_IDLE_NANOS = 3_000_000_000L;

    private final Target target;
    private final int timeoutMillis;
    private volatile Socket socket;
    private AnswerReader reader;
    private long lastUsedNanos;

    Connection(Target target, double timeoutSeconds) {
        this.target = target;
        this.timeoutMillis = (int) (timeoutSeconds * 1_000);
    }

    /**
     * @throws IOException if no whole response came; the next request gets a new connection
     */
    Answer exchange(byte[] request, boolean answerHasBody) throws IOException {
        try {
            connected().getOutputStream().write(request);
            Answer answer = reader.read(answerHasBody);
            if (!answer.keepsConnection()) {
                close();
            }
            return answer;
        } catch (NumberFormatException e) {
            close();
            throw new IOException("Not an HTTP/1.1 response", e);
        } catch (IOException e) {
            close();
            throw e;
        } finally {
            lastUsedNanos = System.nanoTime();
        }
    }

    /** May be called from any thread, to wake up one that waits for a response. */
    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open != null && System.nanoTime() - lastUsedNanos < LONGEST_IDLE_NANOS) {
            return open;
        }
        close();
        Socket fresh = new Socket();
        socket = fresh;
        fresh.setTcpNoDelay(true);
        fresh.setSoTimeout(timeoutMillis);
        fresh.connect(target.address, timeoutMillis);
        reader = new AnswerReader(fresh.getInputStream());
        return fresh;
    }
}
