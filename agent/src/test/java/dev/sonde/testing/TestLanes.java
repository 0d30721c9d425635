package dev.sonde.testing;

import dev.sonde.boot.Lane;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;

/** Lanes of threads as a test wants them. */
public final class TestLanes {

    private TestLanes() {}

    /** Another lane of the thread, as if its thread locals had been taken away. */
    public static Lane of(Thread thread) {
        try {
            Constructor<Lane> constructor = Lane.class.getDeclaredConstructor(Thread.class);
            constructor.setAccessible(true);
            return constructor.newInstance(thread);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    /** Of a thread that never runs, which the lane takes for a virtual one. */
    public static Lane virtual() {
        Lane lane = of(new Thread());
        try {
            Field virtual = Lane.class.getField("virtual");
            virtual.setAccessible(true);
            virtual.setBoolean(lane, true);
            return lane;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
