package dev.sonde.http;

import dev.sonde.boot.Requests;

/** What the JVM's threads tell of themselves, apart from the requests that they serve. */
abstract class ThreadReports extends Requests {

    private final Carriers carriers;
    private volatile Runnable threadEnd;

    ThreadReports(Carriers carriers) {
        this.carriers = carriers;
    }

    /** Calls the task on each thread that ends from now on. */
    final void onThreadEnd(Runnable task) {
        threadEnd = task;
    }

    @Override
    protected void threadEnded() {
        Runnable task = threadEnd;
        if (task != null) {
            task.run();
        }
    }

    @Override
    protected void mounted(Thread virtual) {
        carriers.mounted(virtual);
    }

    @Override
    protected void unmounted(Thread virtual, boolean forEver) {
        carriers.unmounted(virtual, forEver);
    }
}
