package dev.sonde.http;

import dev.sonde.http.Endpoint.Admission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The endpoints seen so far. At most a set number of them is told apart: those that closed a request first. What comes
 * later shares one overflow endpoint per method, and is counted as lost detail.
 */
final class Endpoints {

    /** The uri of requests that no route matched; Micrometer's word for it. */
    static final String UNMATCHED = "UNKNOWN";
    /** The uri of requests to endpoints beyond the limit. */
    static final String OVERFLOW = "OVERFLOW";

    private static final int PENDING_PER_ADMITTED = 4;

    private final int limit;
    private final double[] bounds;
    private final Map<String, Endpoint[]> byTemplate = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> unmatched = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> overflow = new ConcurrentHashMap<>();
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final LongAdder overflowed = new LongAdder();

    Endpoints(int limit, double[] boundsSeconds) {
        this.limit = limit;
        this.bounds = boundsSeconds;
    }

    /** The endpoint of a method, from {@link Methods}, and a route. */
    Endpoint find(String method, String prefix, String template) {
        Endpoint[] sharing = byTemplate.get(template);
        if (sharing != null) {
            for (Endpoint each : sharing) {
                if (each.is(method, prefix)) {
                    return each;
                }
            }
        }
        return create(method, prefix, template);
    }

    Endpoint unmatched(String method) {
        Endpoint endpoint = unmatched.get(method);
        return endpoint == null ? shared(unmatched, method, UNMATCHED) : endpoint;
    }

    /** The endpoint to close a request at: itself, or the overflow endpoint if it came too late. */
    Endpoint admit(Endpoint endpoint) {
        if (endpoint.admission == Admission.PENDING) {
            decide(endpoint);
        }
        if (endpoint.admission == Admission.ADMITTED) {
            return endpoint;
        }
        overflowed.increment();
        return shared(overflow, endpoint.method, OVERFLOW);
    }

    /** All endpoints that may be exported. */
    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>(unmatched.values());
        all.addAll(overflow.values());
        for (Endpoint[] sharing : byTemplate.values()) {
            for (Endpoint each : sharing) {
                all.add(each);
            }
        }
        return all;
    }

    /** Endpoints told apart now. */
    int count() {
        return admitted.get();
    }

    /** Requests that went to an overflow endpoint. */
    long overflowed() {
        return overflowed.sum();
    }

    private void decide(Endpoint endpoint) {
        synchronized (endpoint) {
            if (endpoint.admission == Admission.PENDING) {
                boolean room = admitted.getAndUpdate(count -> count < limit ? count + 1 : count) < limit;
                endpoint.admission = room ? Admission.ADMITTED : Admission.REFUSED;
            }
        }
    }

    private Endpoint create(String method, String prefix, String template) {
        if (known.get() >= limit * (1 + PENDING_PER_ADMITTED)) {
            return shared(overflow, method, OVERFLOW);
        }
        Endpoint[] sharing = byTemplate.compute(template, (key, present) -> with(present, method, prefix, template));
        for (Endpoint each : sharing) {
            if (each.is(method, prefix)) {
                return each;
            }
        }
        throw new IllegalStateException(template);
    }

    private Endpoint[] with(Endpoint[] present, String method, String prefix, String template) {
        int size = present == null ? 0 : present.length;
        for (int i = 0; i < size; i++) {
            if (present[i].is(method, prefix)) {
                return present;
            }
        }
        Endpoint[] grown = new Endpoint[size + 1];
        if (size > 0) {
            System.arraycopy(present, 0, grown, 0, size);
        }
        grown[size] = new Endpoint(method, prefix, template, bounds);
        known.incrementAndGet();
        return grown;
    }

    private Endpoint shared(Map<String, Endpoint> map, String method, String uri) {
        return map.computeIfAbsent(method, key -> {
            Endpoint endpoint = new Endpoint(method, "", uri, bounds);
            endpoint.admission = map == overflow ? Admission.REFUSED : Admission.ADMITTED;
            return endpoint;
        });
    }
}
