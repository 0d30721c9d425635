package dev.sonde.http;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;

/** A key that stands for one object, whatever that takes for equal, and does not keep it. */
final class Identity extends WeakReference<Object> {

    private final int hash;

    /** @param queue where it comes up when the object is gone */
    Identity(Object object, ReferenceQueue<Object> queue) {
        super(object, queue);
        hash = System.identityHashCode(object);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Identity && get() != null && ((Identity) other).get() == get());
    }

    /** What to look up with: equal to the key of the same object. */
    static final class Of {
        private final Object object;

        Of(Object object) {
            this.object = object;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(object);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Identity && ((Identity) other).get() == object;
        }
    }
}
