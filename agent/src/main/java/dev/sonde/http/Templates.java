package dev.sonde.http;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Route templates that frameworks hold in parts, joined once; beyond a set number they are joined on each request. And
 * what was noted of a framework's own objects, which are held weakly.
 */
final class Templates {

    private static final int MOST = 10_000;

    private final Map<String, Map<String, String>> byHead = new ConcurrentHashMap<>();
    private final Map<String, Map<String, String>> appended = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();
    private final Map<Object, String> byRoute = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();

    /** Notes a template by the identity of what stands for it. */
    void note(Object route, String template) {
        for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            byRoute.remove(gone);
        }
        byRoute.put(new Identity(route, dropped), template);
    }

    /** What was noted, or null. */
    String noted(Object route) {
        return byRoute.get(new Identity.Of(route));
    }

    /** The two with one slash between them, and none at the end. */
    String join(String head, String tail) {
        Map<String, String> byTail = byHead.get(head);
        String joined = byTail == null ? null : byTail.get(tail);
        return joined == null ? create(head, tail) : joined;
    }

    /** The two as they are, without a slash between them. */
    String append(String head, String tail) {
        Map<String, String> byTail = appended.get(head);
        String whole = byTail == null ? null : byTail.get(tail);
        return whole == null ? keep(appended, head, tail, head + tail) : whole;
    }

    private String create(String head, String tail) {
        String joined = (head + '/' + tail).replaceAll("/+", "/");
        boolean slashed = joined.length() > 1 && joined.endsWith("/");
        return keep(byHead, head, tail, slashed ? joined.substring(0, joined.length() - 1) : joined);
    }

    private String keep(Map<String, Map<String, String>> where, String head, String tail, String whole) {
        if (known.incrementAndGet() <= MOST) {
            where.computeIfAbsent(head, key -> new ConcurrentHashMap<>()).put(tail, whole);
        } else {
            known.decrementAndGet();
        }
        return whole;
    }
}
