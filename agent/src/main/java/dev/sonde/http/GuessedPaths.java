package dev.sonde.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The endpoints that are told apart by their paths alone. Clients make these up, so they get half of the places for
 * endpoints at most, and what comes later stays where it is counted without a guess.
 */
final class GuessedPaths {

    private final IntSupplier limit;
    private final Set<String> known = ConcurrentHashMap.newKeySet();
    private final AtomicInteger places = new AtomicInteger();

    /** @param limit of all endpoints */
    GuessedPaths(IntSupplier limit) {
        this.limit = limit;
    }

    /**
     * The template for a request with that path; null if there is none, no place for it, or the request's endpoint is
     * not one for whatever matched nothing else. Any thread.
     */
    String template(Endpoint endpoint, String path) {
        boolean isUnknown = endpoint.uri.equals(Endpoints.UNMATCHED) || endpoint.isCatchAll();
        String template = isUnknown ? PathTemplate.of(path) : null;
        return template == null || !isKnown(endpoint.method + ' ' + template) ? null : template;
    }

    private boolean isKnown(String name) {
        if (known.contains(name)) {
            return true;
        }
        int most = limit.getAsInt() / 2;
        boolean isRoom = places.getAndUpdate(count -> count < most ? count + 1 : count) < most;
        if (isRoom && !known.add(name)) {
            places.decrementAndGet();
        }
        return isRoom;
    }
}
