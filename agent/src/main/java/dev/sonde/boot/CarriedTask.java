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
        Object leg = Requests.enter(request);
        try {
            task.run();
        } finally {
            Requests.leave(leg);
        }
    }
}
