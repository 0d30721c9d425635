package dev.sonde.http;

import dev.sonde.http.Endpoint.Admission;
import dev.sonde.metrics.Scale;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * The endpoints seen so far. At most a set number of them is told apart: those that closed a request first. What comes
 * later shares one overflow endpoint per method, and is counted as lost detail.
 */
final class Endpoints {

    /** The uri of requests that no route matched; Micrometer's word for it. */
    static final String UNMATCHED = "UNKNOWN";
    /** The uri of requests to endpoints beyond the limit. */
    static final String OVERFLOW = "OVERFLOW";

    /** The uri of requests that no metric counts, by their path or method. */
    static final String EXCLUDED = "EXCLUDED";

    private static final int NOT_FOUND = 404;
    private static final int PENDING_PER_ADMITTED = 4;

    /** Of all their durations. */
    final Scale scale;

    private final IntSupplier limit;
    private final Map<String, Spelling[]> byTemplate = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> byName = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> unmatched = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> overflow = new ConcurrentHashMap<>();
    private final Map<String, Endpoint> excluded = new ConcurrentHashMap<>();
    private final List<Endpoint> numbered = new CopyOnWriteArrayList<>();
    private final AtomicInteger known = new AtomicInteger();
    private final AtomicInteger admitted = new AtomicInteger();
    private final LongAdder overflowed = new LongAdder();
    private final GuessedPaths guessed;
    private volatile Exclusions exclusions = Exclusions.NONE;

    Endpoints(IntSupplier limit, Scale scale) {
        this.limit = limit;
        this.scale = scale;
        this.guessed = new GuessedPaths(limit);
    }

    /** The endpoint of a method, from {@link Methods}, and a route in three parts. */
    Endpoint find(String method, String prefix, String middle, String template) {
        Spelling[] sharing = byTemplate.get(template);
        if (sharing != null) {
            for (Spelling each : sharing) {
                if (each.is(method, prefix, middle)) {
                    return each.endpoint;
                }
            }
        }
        return create(method, prefix, middle, template);
    }

    /** Leaves these out from now on; what is counted by route comes back with its counts when it is no longer. */
    void exclude(Exclusions which) {
        exclusions = which;
    }

    /** Whether {@link #first} wants to know paths. */
    boolean wantsPaths() {
        return exclusions.areByPath || exclusions.guesses;
    }

    /** Whether requests that no route is known for are told apart by their paths. */
    boolean areGuessed() {
        return exclusions.guesses;
    }

    /** Where a request is counted that has no name yet. */
    Endpoint first(String method, String path) {
        return exclusions != Exclusions.NONE && exclusions.exclude(method, path)
                ? shared(excluded, method, EXCLUDED)
                : unmatched(method);
    }

    /** Whether metrics tell of endpoints with that uri. */
    boolean areShown(String uri) {
        return exclusions.show(uri);
    }

    Endpoint unmatched(String method) {
        Endpoint endpoint = unmatched.get(method);
        return endpoint == null ? shared(unmatched, method, UNMATCHED) : endpoint;
    }

    /**
     * The endpoint to close a request of that status at: as {@link #admit(Endpoint)}, but for what matched nothing.
     * Each variant by the request's labels from headers takes the place of an endpoint, but for 0.
     */
    Endpoint admit(Endpoint endpoint, int status, OpenRequest request) {
        boolean isUnmatched = status == NOT_FOUND && endpoint.isCatchAll();
        Endpoint base = isUnmatched ? unmatched(endpoint.method) : guess(endpoint, status, request.guessable());
        int variant = request.variant();
        return admit(variant == 0 || base.isExcluded() ? base : variant(base, variant));
    }

    // What is not found is not told apart, or whoever looks for holes would fill the places.
    private Endpoint guess(Endpoint endpoint, int status, String path) {
        String template = path == null || status == NOT_FOUND ? null : guessed.template(endpoint, path);
        return template == null ? endpoint : find(endpoint.method, "", "", template);
    }

    private Endpoint variant(Endpoint base, int variant) {
        Endpoint found = base.variant(variant);
        return found == null ? createVariant(base, variant) : found;
    }

    private synchronized Endpoint createVariant(Endpoint base, int variant) {
        Endpoint found = base.variant(variant);
        if (found != null) {
            return found;
        }
        if (known.incrementAndGet() > mostKnown()) {
            known.decrementAndGet();
            return shared(overflow, base.method, OVERFLOW);
        }
        Endpoint created = new Endpoint(base, variant, numbered.size());
        numbered.add(created);
        base.add(created);
        return created;
    }

    private int mostKnown() {
        return limit.getAsInt() * (1 + PENDING_PER_ADMITTED);
    }

    /** The endpoint to close a request at: itself, or the overflow endpoint if it came too late. */
    Endpoint admit(Endpoint endpoint) {
        if (endpoint.admission == Admission.PENDING
                || (endpoint.admission == Admission.REFUSED && hasRoomFor(endpoint))) {
            decide(endpoint);
        }
        if (endpoint.admission == Admission.ADMITTED) {
            return endpoint;
        }
        overflowed.increment();
        return shared(overflow, endpoint.method, OVERFLOW);
    }

    /** Those of all that metrics tell of. */
    List<Endpoint> shown() {
        return shownBy(exclusions);
    }

    /** Those of all that these exclusions leave. */
    List<Endpoint> shownBy(Exclusions which) {
        List<Endpoint> shown = all();
        shown.removeIf(endpoint -> !which.show(endpoint.uri));
        return shown;
    }

    /** All endpoints that may be exported, and those that no metric tells of. */
    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>(unmatched.values());
        all.addAll(overflow.values());
        all.addAll(excluded.values());
        all.addAll(byName.values());
        for (Endpoint base : all.toArray(new Endpoint[0])) {
            Collections.addAll(all, base.variants());
        }
        return all;
    }

    /** The endpoint of that number. */
    Endpoint numbered(int number) {
        return numbered.get(number);
    }

    /** What a request that is counted at the endpoint is exported as, by what is known now. */
    Endpoint exported(Endpoint endpoint) {
        if (endpoint.isToldApart()) {
            return endpoint;
        }
        boolean isRefused = endpoint.admission == Admission.REFUSED;
        return isRefused ? shared(overflow, endpoint.method, OVERFLOW) : unmatched(endpoint.method);
    }

    /** Endpoints told apart now. */
    int count() {
        return admitted.get();
    }

    /** Requests that went to an overflow endpoint. */
    long overflowed() {
        return overflowed.sum();
    }

    // There may be more room than there was when it was refused.
    private boolean hasRoomFor(Endpoint endpoint) {
        return overflow.get(endpoint.method) != endpoint && admitted.get() < limit.getAsInt();
    }

    private void decide(Endpoint endpoint) {
        synchronized (endpoint) {
            if (endpoint.admission != Admission.ADMITTED) {
                int most = limit.getAsInt();
                boolean room = exclusions.excludeRoute(endpoint.uri)
                        || admitted.getAndUpdate(count -> count < most ? count + 1 : count) < most;
                endpoint.admission = room ? Admission.ADMITTED : Admission.REFUSED;
            }
        }
    }

    private Endpoint create(String method, String prefix, String middle, String template) {
        if (known.incrementAndGet() > mostKnown()) {
            known.decrementAndGet();
            return shared(overflow, method, OVERFLOW);
        }
        String uri = joined(prefix + middle, template);
        Endpoint endpoint = byName.computeIfAbsent(method + ' ' + uri, name -> numbered(method, uri));
        byTemplate.merge(template, new Spelling[] {new Spelling(method, prefix, middle, endpoint)}, Spelling::grown);
        return endpoint;
    }

    private synchronized Endpoint numbered(String method, String uri) {
        Endpoint endpoint = new Endpoint(method, uri, scale, numbered.size());
        numbered.add(endpoint);
        return endpoint;
    }

    private static String joined(String prefix, String template) {
        boolean attached =
                template.startsWith("/") || template.equals("*") || (template.isEmpty() && !prefix.isEmpty());
        return attached ? prefix + template : prefix + '/' + template;
    }

    private Endpoint shared(Map<String, Endpoint> map, String method, String uri) {
        return map.computeIfAbsent(method, key -> {
            Endpoint endpoint = numbered(method, uri);
            endpoint.admission = map == overflow ? Admission.REFUSED : Admission.ADMITTED;
            return endpoint;
        });
    }
}
