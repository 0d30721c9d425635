package dev.sonde.jmh.profiler;

import dev.sonde.jfr.ClassNames;
import dev.sonde.jfr.Frames;
import dev.sonde.jfr.NativeWaits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Reads one recording. */
final class EventReader {

    private static final String LOCKS = "java.util.concurrent.locks.";
    private static final String SEMAPHORE = "java.util.concurrent.Semaphore$";
    private static final String CONDITION = "ConditionObject";

    private final Seen seen;
    private final long harnessId;
    private final Frames frames = new Frames();

    EventReader(Seen seen, long harnessId) {
        this.seen = seen;
        this.harnessId = harnessId;
    }

    Seen read(Path file) throws IOException {
        try (RecordingFile recorded = new RecordingFile(file)) {
            while (recorded.hasMoreEvents()) {
                take(recorded.readEvent());
            }
        }
        return seen;
    }

    private void take(RecordedEvent event) {
        String kind = event.getEventType().getName();
        switch (kind) {
            case EventRecorder.CPU_TIME:
                run(event, event.getThread(), (double)
                        event.getDuration("samplingPeriod").toNanos());
                break;
            case EventRecorder.OF_NATIVE:
            case EventRecorder.OF_JAVA:
                if (kind.equals(EventRecorder.OF_JAVA) || !NativeWaits.isOne(event.getStackTrace())) {
                    run(event, event.getThread("sampledThread"), 1);
                }
                break;
            case EventRecorder.ALLOCATION:
                allocated(event, (double) event.getLong("weight"));
                break;
            case EventRecorder.IN_BUFFER:
                allocated(event, (double) event.getLong("tlabSize"));
                break;
            case EventRecorder.OUTSIDE:
                allocated(event, (double) event.getLong("allocationSize"));
                break;
            default:
                waited(event, kind);
        }
    }

    private void run(RecordedEvent event, RecordedThread thread, double weight) {
        List<String> calls = frames.bottomFirst(event.getStackTrace());
        seen.cpu.add(groupOf(thread), calls, calls.isEmpty() ? "" : calls.get(calls.size() - 1), weight);
    }

    // Whatever is allocated is on top of who allocates it.
    private void allocated(RecordedEvent event, double weight) {
        RecordedClass type = event.getClass("objectClass");
        String top = "new " + (type == null ? "(unknown)" : ClassNames.readable(type.getName()));
        List<String> calls = frames.bottomFirst(event.getStackTrace(), top);
        String method = calls.size() < 2 ? "" : calls.get(calls.size() - 2);
        seen.allocation.add(groupOf(event.getThread()), calls, method, weight);
    }

    private void waited(RecordedEvent event, String kind) {
        Group group = groupOf(event.getThread());
        if (!group.isMeasured()) {
            return;
        }
        double nanos = event.getDuration().toNanos();
        if (EventRecorder.IO.contains(kind)) {
            // Others that read wait for work, as a rule, and have waited since before the iteration.
            seen.ioNanos += group == Group.BENCHMARK ? nanos : 0;
        } else if (kind.equals(EventRecorder.PARK) && isLock(event.getClass("parkedClass"))) {
            seen.lockNanos += nanos;
        }
    }

    // Who waits for a condition waits for work, as a rule, and not for a lock.
    private static boolean isLock(RecordedClass parkedOn) {
        String name = parkedOn == null ? "" : parkedOn.getName().replace('/', '.');
        return (name.startsWith(LOCKS) || name.startsWith(SEMAPHORE)) && !name.endsWith(CONDITION);
    }

    private Group groupOf(RecordedThread thread) {
        return thread == null ? Group.OTHER : Group.of(thread.getJavaThreadId(), thread.getJavaName(), harnessId);
    }
}
