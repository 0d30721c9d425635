package dev.sonde.http;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Open requests that wait between legs, by the identity of the server's object that stands for them.
 *
 * <p>The server's object is held weakly: where a server drops an exchange without a word, its request is handed to the
 * abandonment handler rather than kept open for ever.
 */
final class Parking {

    private final Map<Object, OpenRequest> parked = new ConcurrentHashMap<>();
    // Those behind the one that is parked, where there are any: only servers that read ahead have them.
    private final Map<Object, Deque<OpenRequest>> lines = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dropped = new ReferenceQueue<>();
    private final Map<Object, Boolean> lost = new ConcurrentHashMap<>();
    private final Consumer<OpenRequest> abandoned;
    private final Consumer<OpenRequest> clientLeft;

    Parking(Consumer<OpenRequest> abandoned, Consumer<OpenRequest> clientLeft) {
        this.abandoned = abandoned;
        this.clientLeft = clientLeft;
    }

    void put(Object key, OpenRequest request) {
        sweep();
        parked.put(new Identity(key, dropped), request);
        tellIfLost(key, request);
    }

    /** The client left of the request that is, or will be, parked by the key. */
    void markLost(Object key) {
        lost.put(new Identity(key, dropped), true);
        // Once more, as the request may have been parked since the caller looked.
        OpenRequest request = get(key);
        if (request != null) {
            tellIfLost(key, request);
        }
    }

    /** Passes on, once, that the client of the request that belongs to the key has left. */
    void tellIfLost(Object key, OpenRequest request) {
        if (!lost.isEmpty() && lost.remove(new Identity.Of(key)) != null) {
            clientLeft.accept(request);
        }
    }

    /** The open request parked by the key, or null. */
    OpenRequest get(Object key) {
        if (parked.isEmpty()) {
            return null;
        }
        Identity.Of probe = new Identity.Of(key);
        OpenRequest request = parked.get(probe);
        if (request != null && request.isClosed() && !lines.containsKey(probe)) {
            parked.remove(probe, request);
            return null;
        }
        return request;
    }

    /** The request parked by the key, or null; it is parked no more, and the next in line is in its place. */
    OpenRequest take(Object key) {
        OpenRequest request = parked.isEmpty() ? null : parked.remove(new Identity.Of(key));
        Deque<OpenRequest> line = lines.isEmpty() ? null : lines.get(new Identity.Of(key));
        OpenRequest next = line == null ? null : line.poll();
        if (next == null && line != null) {
            lines.remove(new Identity.Of(key));
        } else if (next != null) {
            put(key, next);
        }
        return request;
    }

    /** Parks one more by the key, in line behind those that are. One thread at a time for each key. */
    void append(Object key, OpenRequest request) {
        if (parked.get(new Identity.Of(key)) == null) {
            put(key, request);
        } else {
            Deque<OpenRequest> line = lines.get(new Identity.Of(key));
            if (line == null) {
                line = new ArrayDeque<>();
                lines.put(new Identity(key, dropped), line);
            }
            line.add(request);
        }
    }

    /** No key finds that request any more, which may take a while. */
    void forget(Object request) {
        parked.values().remove(request);
    }

    /** The last in the line of the key, or null. */
    OpenRequest youngest(Object key) {
        Deque<OpenRequest> line = lines.isEmpty() ? null : lines.get(new Identity.Of(key));
        OpenRequest last = line == null ? null : line.peekLast();
        return last == null && !parked.isEmpty() ? parked.get(new Identity.Of(key)) : last;
    }

    /** Hands over the requests whose key is gone. */
    void sweep() {
        for (Reference<?> gone = dropped.poll(); gone != null; gone = dropped.poll()) {
            lost.remove(gone);
            OpenRequest request = parked.remove(gone);
            if (request != null) {
                abandoned.accept(request);
            }
            Deque<OpenRequest> line = lines.remove(gone);
            if (line != null) {
                line.forEach(abandoned);
            }
        }
    }
}
