package dev.sonde.sample.load;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** Works off the schedule on one connection, one request at a time. */
final class Worker implements Runnable {
    private final Schedule schedule;
    private final Connection connection;
    private final Map<RequestKind, Tally> tallies;

    Worker(Schedule schedule, Connection connection, Map<RequestKind, Tally> tallies) {
        this.schedule = schedule;
        this.connection = connection;
        this.tallies = tallies;
    }

    @Override
    public void run() {
        for (Arrival arrival = schedule.next(); arrival != null; arrival = schedule.next()) {
            waitFor(arrival);
            if (!schedule.isStopped()) {
                send(arrival, tallies.get(arrival.kind));
            }
        }
    }

    private void waitFor(Arrival arrival) {
        long early = arrival.dueNanos - System.nanoTime();
        while (early > 0 && !schedule.isStopped()) {
            LockSupport.parkNanos(early);
            early = arrival.dueNanos - System.nanoTime();
        }
    }

    private void send(Arrival arrival, Tally tally) {
        long sentNanos = System.nanoTime();
        if (sentNanos > schedule.lastSendNanos()) {
            tally.unsent();
            return;
        }
        try {
            Answer answer = connection.exchange(arrival.request, arrival.kind.hasBodyInAnswer);
            tally.answered(arrival, answer, sentNanos, System.nanoTime());
        } catch (IOException e) {
            tally.failed(e.getClass().getSimpleName());
        }
    }
}
