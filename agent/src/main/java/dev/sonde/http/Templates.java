package dev.sonde.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Route templates that frameworks hold in parts, joined once; beyond a set number they are joined on each request. */
final class Templates {

    private static final int MOST = 10_000;

    private final Map<String, Map<String, String>> byHead = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();

    /** The two with one slash between them, and none at the end. */
    String join(String head, String tail) {
        Map<String, String> byTail = byHead.get(head);
        String joined = byTail == null ? null : byTail.get(tail);
        return joined == null ? create(head, tail) : joined;
    }

    private String create(String head, String tail) {
        String joined = (head + '/' + tail).replaceAll("/+", "/");
        boolean slashed = joined.length() > 1 && joined.endsWith("/");
        String trimmed = slashed ? joined.substring(0, joined.length() - 1) : joined;
        if (known.incrementAndGet() <= MOST) {
            byHead.computeIfAbsent(head, key -> new ConcurrentHashMap<>()).put(tail, trimmed);
        } else {
            known.decrementAndGet();
        }
        return trimmed;
    }
}
