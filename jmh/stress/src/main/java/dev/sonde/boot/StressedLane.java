package dev.sonde.boot;

import java.lang.reflect.Constructor;

/** Lanes that are no thread's, since each state of a test needs its own. */
public final class StressedLane {
    private static final Constructor<Lane> LANE = constructor();

    private StressedLane() {}

    /** A new one. */
    public static Lane fresh() {
        try {
            return LANE.newInstance(Thread.currentThread());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static Constructor<Lane> constructor() {
        try {
            Constructor<Lane> constructor = Lane.class.getDeclaredConstructor(Thread.class);
            constructor.setAccessible(true);
            return constructor;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
