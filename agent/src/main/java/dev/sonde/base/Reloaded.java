package dev.sonde.base;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is made of files, and made anew when they change; what cannot be made of changed files leaves the old one in
 * force, with one line in the log. Looks at the files when it is asked for, at most once a second, or told to look.
 * Any thread.
 */
public class Reloaded<T> {

    private static final long LOOK_NANOS = 1_000_000_000;
    private static final long RETRY_NANOS = 10_000_000_000L;

    /** Reads the files and makes something of them; what it throws has a message for the user, without any secret. */
    public interface Maker<T> {
        T make() throws Exception;
    }

    private final String what;
    private final List<Secret> files;
    private final Maker<T> maker;
    private final Log log;
    private final ReentrantLock looking = new ReentrantLock();
    private volatile T value;
    private volatile boolean failing;
    private volatile long nextLookNanos;
    // Under the lock.
    private String seen = "";
    private String complaint = "";
    private boolean made;
    private long triedNanos;

    /**
     * Makes it for the first time.
     *
     * @param what is made, in a word for the log
     * @param none is in force until it can be made
     */
    public Reloaded(String what, List<Secret> files, T none, Maker<T> maker, Log log) {
        this.what = what;
        this.files = files;
        this.maker = maker;
        this.log = log;
        this.value = none;
        for (Secret file : files) {
            if (file.isOpenToAll()) {
                log.line(file + " can be read by every user of this machine; `chmod 600` keeps it secret");
            }
        }
        make(stamps());
        nextLookNanos = now() + LOOK_NANOS;
    }

    /** What is in force. */
    public T current() {
        if (now() - nextLookNanos >= 0) {
            look();
        }
        return value;
    }

    /** Looks at once, unless another thread does. */
    void look() {
        if (looking.tryLock()) {
            try {
                follow();
                nextLookNanos = now() + LOOK_NANOS;
            } finally {
                looking.unlock();
            }
        }
    }

    /** Whether the files as they are now could not be used. */
    public boolean isFailing() {
        current();
        return failing;
    }

    private void follow() {
        String stamps = stamps();
        boolean isDue = failing && now() - triedNanos >= RETRY_NANOS;
        if (isDue || !stamps.equals(seen)) {
            make(stamps);
        }
    }

    // The stamps are older than what is read: a change between the two is seen at the next look.
    private void make(String stamps) {
        boolean isFirst = seen.isEmpty();
        seen = stamps;
        triedNanos = now();
        try {
            value = maker.make();
            if (!isFirst) {
                log.line(what + " read anew");
            }
            made = true;
            failing = false;
            complaint = "";
        } catch (Exception | LinkageError unusable) {
            failing = true;
            complain(what + " cannot be used" + (made ? ", the former stay in force" : "") + ": "
                    + unusable.getMessage());
        }
    }

    private void complain(String line) {
        if (!line.equals(complaint)) {
            complaint = line;
            log.line(line);
        }
    }

    /** As {@link System#nanoTime}. */
    long now() {
        return System.nanoTime();
    }

    private String stamps() {
        StringBuilder stamps = new StringBuilder("at");
        for (Secret file : files) {
            stamps.append(' ').append(file.stamp());
        }
        return stamps.toString();
    }
}
