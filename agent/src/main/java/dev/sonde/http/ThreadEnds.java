package dev.sonde.http;

import dev.sonde.boot.Requests;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Threads of the JVM, 8 to 25: one that ends says so as its last act, while its clocks can still be read. Without it,
 * what a short-lived thread did after it was last looked at would vanish from the sums.
 */
final class ThreadEnds implements Probe {

    @Override
    public String name() {
        return "threads";
    }

    @Override
    public List<Weave> weaves() {
        // The JVM calls it on every platform thread that ends, on one that native code detaches too.
        return Collections.singletonList(Weave.into("java.lang.Thread", "exit").with(Ending.class));
    }

    static final class Ending {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Requests.threadEnds();
        }
    }
}
