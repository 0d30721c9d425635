package dev.sonde.http;

import dev.sonde.base.Served;
import dev.sonde.metrics.Scale;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;

/** One method and route template, and all that its requests have cost since the agent started. */
final class Endpoint {

    /** How far an endpoint has come in being told apart from others. */
    enum Admission {
        PENDING,
        ADMITTED,
        REFUSED
    }

    final String method;
    /** The route template as it is exported, or one of the shared names of {@link Endpoints}. */
    final String uri;
    /** The same two for those who ask what a thread served. */
    final Served served;
    /** Place in {@link Endpoints}, by which the legs of threads name it. */
    final int number;
    /** What stands before the templates of a framework that is reached by this route. */
    final String mount;

    final LongAdder started = new LongAdder();
    final LongAdder cpuNanos = new LongAdder();
    final LongAdder allocatedBytes = new LongAdder();
    volatile Admission admission = Admission.PENDING;

    /** The one with the same name and the default of each label from headers; itself if it has those. */
    final Endpoint base;
    /** Which of its base's it is by its labels from headers, 0 for the base. */
    final int variant;

    private static final int HUNDRED = 100;

    private final Scale scale;
    private volatile Series[] series = {};
    private volatile Endpoint[] variants = {};
    // Null until a server has told of any.
    private volatile BodySums bodies;

    Endpoint(String method, String uri, Scale scale, int number) {
        this.method = method;
        this.uri = uri;
        this.served = new Served(method, uri);
        this.number = number;
        this.mount = uri.startsWith("/") ? uri.replaceFirst("/?\\*?$", "") : "";
        this.scale = scale;
        this.base = this;
        this.variant = 0;
    }

    /** A variant, which has the names of its base. */
    Endpoint(Endpoint base, int variant, int number) {
        this.method = base.method;
        this.uri = base.uri;
        this.served = base.served;
        this.number = number;
        this.mount = base.mount;
        this.scale = base.scale;
        this.base = base;
        this.variant = variant;
    }

    Endpoint[] variants() {
        return variants;
    }

    /** Whether it has a place of its own, or one of its variants has. */
    boolean isToldApart() {
        if (admission == Admission.ADMITTED) {
            return true;
        }
        for (Endpoint each : variants) {
            if (each.admission == Admission.ADMITTED) {
                return true;
            }
        }
        return false;
    }

    /** The variant of that number, null if there is none yet. */
    Endpoint variant(int which) {
        for (Endpoint each : variants) {
            if (each.variant == which) {
                return each;
            }
        }
        return null;
    }

    /** Adds a variant; one thread at a time. */
    void add(Endpoint fresh) {
        Endpoint[] grown = Arrays.copyOf(variants, variants.length + 1);
        grown[variants.length] = fresh;
        variants = grown;
    }

    /** What its requests' bodies came to, from now on there if it was not. */
    BodySums bodies() {
        BodySums known = bodies;
        return known == null ? firstBodies() : known;
    }

    /** The same, null if none was told. */
    BodySums knownBodies() {
        return bodies;
    }

    private synchronized BodySums firstBodies() {
        if (bodies == null) {
            bodies = new BodySums(scale);
        }
        return bodies;
    }

    /** Whether the template matches what nothing more precise did, so that a 404 there is nobody's. */
    boolean isCatchAll() {
        return uri.endsWith("*") || uri.endsWith("/");
    }

    Series[] series() {
        return series;
    }

    /** Those of a status, 0 for what is none; beyond the first ones all of a hundred are together. */
    Series series(int answered, String exception) {
        int status = answered < HUNDRED || answered >= 6 * HUNDRED ? 0 : answered;
        Series known = find(status, exception);
        return known == null ? create(status, exception) : known;
    }

    /** Nanoseconds that all closed requests took. */
    long wallNanos() {
        long nanos = 0;
        for (Series each : series) {
            nanos += each.sumNanos();
        }
        return nanos;
    }

    /** Whether its requests are in no metric, whatever name they are offered. */
    boolean isExcluded() {
        return uri.equals(Endpoints.EXCLUDED);
    }

    /** Requests that are counted here and not closed. */
    long active() {
        // Closed before started, so that what is opened meanwhile makes no difference negative; what is named does.
        long closed = 0;
        for (Series each : series) {
            closed += each.count();
        }
        return Math.max(0, started.sum() - closed);
    }

    private Series find(int status, String exception) {
        for (Series each : series) {
            if (each.is(status, exception)) {
                return each;
            }
        }
        return null;
    }

    private synchronized Series create(int status, String exception) {
        Series known = find(status, exception);
        if (known != null) {
            return known;
        }
        Series[] old = series;
        boolean isOneOfMany = exception != null && !exception.equals(Series.OTHER);
        if (isOneOfMany && old.length >= Series.MOST_WITH_EXCEPTIONS) {
            return series(status, Series.OTHER);
        }
        if (status % HUNDRED != 0 && old.length >= Series.MOST) {
            return series(status / HUNDRED * HUNDRED, exception);
        }
        Series fresh = new Series(status, exception, scale);
        Series[] grown = new Series[old.length + 1];
        System.arraycopy(old, 0, grown, 0, old.length);
        grown[old.length] = fresh;
        series = grown;
        return fresh;
    }
}
