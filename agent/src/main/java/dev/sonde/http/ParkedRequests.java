package dev.sonde.http;

/** Open requests as woven code finds them again: by an object of the server's. */
abstract class ParkedRequests extends ThreadReports {

    private final Parking parking = new Parking(request -> end(request, 0), this::lost);

    ParkedRequests(Carriers carriers) {
        super(carriers);
    }

    /** Closes the requests that their server dropped without a word. */
    void sweep() {
        parking.sweep();
    }

    @Override
    protected void lostEarly(Object key) {
        parking.markLost(key);
    }

    @Override
    protected void recall(Object key, Object token) {
        if (token instanceof OpenRequest) {
            parking.tellIfLost(key, (OpenRequest) token);
        }
    }

    @Override
    protected void keep(Object key, Object token) {
        if (token instanceof OpenRequest) {
            parking.put(key, (OpenRequest) token);
        }
    }

    @Override
    protected Object kept(Object key) {
        return parking.get(key);
    }

    @Override
    protected void queue(Object key, Object token) {
        parking.append(key, (OpenRequest) token);
    }

    @Override
    protected Object youngest(Object key) {
        return parking.youngest(key);
    }

    @Override
    protected void unpark(Object token) {
        parking.forget(token);
    }

    @Override
    protected Object release(Object key) {
        return parking.take(key);
    }
}
