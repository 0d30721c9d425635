package dev.sonde.jfr;

import dev.sonde.base.Served;
import dev.sonde.base.Serving;
import dev.sonde.base.ThreadOwners;
import dev.sonde.flame.Kind;
import dev.sonde.flame.StackSample;
import jdk.jfr.consumer.RecordedThread;

/** Joins what a thread was seen doing with whom it was for: the endpoint it served, else its line of the bill. */
final class Whose {

    private final Serving serving;
    private final ThreadOwners owners;
    private final SampleCounts counts;

    Whose(Serving serving, ThreadOwners owners, SampleCounts counts) {
        this.serving = serving;
        this.owners = owners;
        this.counts = counts;
    }

    /** The sample with its owner, or null if that cannot be known. */
    StackSample sample(Kind kind, RecordedThread thread, long nanos, long weight) {
        Served served = served(thread, nanos);
        if (thread == null || served == Served.FORGOTTEN) {
            counts.unknown(kind);
            return null;
        }
        String line = isVirtual(thread)
                ? owners.lineOfVirtualThreads()
                : owners.lineOf(thread.getJavaThreadId(), thread.getJavaName());
        if (served == null) {
            counts.background(kind);
            return new StackSample(nanos, kind, line, weight);
        }
        counts.endpoint(kind);
        String endpoint = served.toString();
        // Where nobody meters virtual threads, their share is one of those that carry them.
        boolean isShared = isVirtual(thread) && !serving.areVirtualMetered();
        return new StackSample(nanos, kind, endpoint, isShared ? line : endpoint, weight);
    }

    /** What the thread served, null for nothing, {@link Served#FORGOTTEN} if that is not known. */
    Served served(RecordedThread thread, long nanos) {
        return thread == null ? Served.FORGOTTEN : serving.at(thread.getJavaThreadId(), nanos);
    }

    // RecordedThread.isVirtual() is not there before 21, and neither are virtual threads.
    private static boolean isVirtual(RecordedThread thread) {
        return thread.hasField("virtual") && thread.getBoolean("virtual");
    }
}
