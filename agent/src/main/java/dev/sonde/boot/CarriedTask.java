package dev.sonde.boot;

/** A task that runs as a leg of the request that handed it on. */
final class CarriedTask implements Runnable {

    private final Object request;
    private final Runnable task;

    CarriedTask(Object request, Runnable task) {
        this.request = request;
        this.task = task;
    }

    @Override
    public void run() {
        Object leg = begin();
        try {
            task.run();
        } finally {
            end(leg);
        }
    }

    // No advice stands around this one, whose handler would keep what fails here from the task.
    private Object begin() {
        try {
            return Requests.enter(request);
        } catch (Throwable failure) {
            Requests.suppressed(failure);
            return null;
        }
    }

    private static void end(Object leg) {
        try {
            Requests.leave(leg);
        } catch (Throwable failure) {
            Requests.suppressed(failure);
        }
    }
}
