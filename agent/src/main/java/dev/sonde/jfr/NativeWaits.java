package dev.sonde.jfr;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/** Tells samples of native code that works from those of native code that waits. */
public final class NativeWaits {

    /** Native methods in which a thread waits for the world, and takes no CPU time. */
    private static final Set<String> WAITS = new HashSet<>(Arrays.asList(
            "accept",
            "accept0",
            "epollWait",
            "poll",
            "poll0",
            "read0",
            "readBytes",
            "recv0",
            "receive0",
            "socketAccept",
            "socketRead0",
            "wait",
            "wait0",
            "waitForProcessExit0",
            "waitForReferencePendingList",
            "keventPoll",
            "checkedExitCode",
            "park"));

    private NativeWaits() {}

    /** Whether the thread waits for the world, and takes no CPU time. */
    public static boolean isOne(RecordedStackTrace trace) {
        if (trace == null || trace.getFrames().isEmpty()) {
            return true;
        }
        RecordedMethod top = trace.getFrames().get(0).getMethod();
        // Java 8 does not tell the method of each frame.
        return top == null || WAITS.contains(top.getName());
    }
}
