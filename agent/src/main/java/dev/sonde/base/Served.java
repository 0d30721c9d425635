package dev.sonde.base;

/** An endpoint as it is exported. Compared by identity; there is one object for each. */
public final class Served {

    /** Stands for an endpoint when it is too late to tell which. */
    public static final Served FORGOTTEN = new Served("", "");

    public final String method;
    public final String uri;

    public Served(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    /** Such as {@code GET /orders/{id}}. */
    @Override
    public String toString() {
        return method + ' ' + uri;
    }
}
