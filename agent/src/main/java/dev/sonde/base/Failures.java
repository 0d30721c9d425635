package dev.sonde.base;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Where every caught failure of the agent goes: the first of a kind is logged in one line, all are counted. */
public final class Failures {

    private final Log log;
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public Failures(Log log) {
        this.log = log;
    }

    /**
     * Counts a failure and logs it if it is the first at this place. Never throws. Any thread.
     *
     * @param where the part of the agent that caught it, a constant text such as {@code "tomcat"}
     */
    public void report(String where, Throwable failure) {
        LongAdder first = new LongAdder();
        LongAdder known = counts.putIfAbsent(where, first);
        (known == null ? first : known).increment();
        if (known == null) {
            log.line(where + " failed, further failures there are only counted: " + describe(failure));
        }
    }

    /** Failures so far by place, in the order of the places' names. */
    public Map<String, Long> counts() {
        Map<String, Long> copy = new TreeMap<>();
        counts.forEach((where, count) -> copy.put(where, count.sum()));
        return copy;
    }

    private static String describe(Throwable failure) {
        try {
            StackTraceElement[] frames = failure.getStackTrace();
            return failure + (frames.length == 0 ? "" : " at " + frames[0]);
        } catch (RuntimeException | Error ofItsOwn) {
            // It may be of a class of the service's, or of an observer's.
            return failure.getClass().getName();
        }
    }
}
