package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.bytebuddy.ByteBuddy;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RequestsTest {

    @AfterEach
    void off() {
        Requests.install(null);
    }

    @Test
    void whatFailsWhileAFailureIsToldReachesNobody() throws ReflectiveOperationException {
        Requests.install(outOfMemory());
        Requests.suppressed(new IllegalStateException("first"));
    }

    @Test
    void aTaskRunsWhateverFailsAroundIt() throws ReflectiveOperationException {
        Requests.install(outOfMemory());
        boolean[] ran = new boolean[1];
        new CarriedTask(new Object(), () -> ran[0] = true).run();
        assertTrue(ran[0]);
    }

    @Test
    void aThreadThatIsStoppedInWovenCodeIsStopped() {
        assertThrows(ThreadDeath.class, () -> Requests.suppressed(new ThreadDeath()));
    }

    /** A recorder of which every call ends so. */
    private static Requests outOfMemory() throws ReflectiveOperationException {
        return new ByteBuddy()
                .subclass(Requests.class)
                .method(ElementMatchers.isAbstract())
                .intercept(ExceptionMethod.throwing(OutOfMemoryError.class))
                .make()
                .load(Requests.class.getClassLoader())
                .getLoaded()
                .getDeclaredConstructor()
                .newInstance();
    }
}
