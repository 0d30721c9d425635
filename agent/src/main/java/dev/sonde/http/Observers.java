package dev.sonde.http;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.RequestLog;
import dev.sonde.base.Served;
import dev.sonde.boot.ObservedRequest;
import dev.sonde.boot.RequestObserver;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;

/** Tells requests to the observers of a jar, on a thread of its own: the service's threads only put them in line. */
final class Observers implements RequestLog, AutoCloseable {

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_FAILURES = 10;
    private static final long LOOK_MILLIS = 200;

    private final BlockingQueue<ObservedRequest> line = new ArrayBlockingQueue<>(LONGEST_LINE);
    private final LongAdder told = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final List<Observer> observers = new ArrayList<>();
    private final Predicate<String> isShown;
    private final Failures failures;
    private final Log log;
    private final URLClassLoader loader;
    private volatile boolean isClosed;

    /**
     * Loads them.
     *
     * @param isShown whether a route is one that metrics tell of
     * @throws IOException if the jar cannot be read or has none
     */
    Observers(File jar, Predicate<String> isShown, Log log, Failures failures) throws IOException {
        this.isShown = isShown;
        this.log = log;
        this.failures = failures;
        if (!jar.isFile()) {
            throw new IOException("there is no such file");
        }
        loader = new URLClassLoader(
                new URL[] {jar.toURI().toURL()},
                ClassLoader.getSystemClassLoader().getParent());
        try {
            ServiceLoader.load(RequestObserver.class, loader).forEach(each -> observers.add(new Observer(each)));
        } catch (RuntimeException | LinkageError | ServiceConfigurationError unusable) {
            forget();
            throw unusable;
        }
        if (observers.isEmpty()) {
            forget();
            throw new IOException("it has no META-INF/services/" + RequestObserver.class.getName());
        }
    }

    /** Begins to tell. */
    Observers start() {
        Daemon.start("observer", this::tell);
        return this;
    }

    void bindTo(Meters meters) {
        meters.counter(AgentMetrics.OBSERVED, told::sum);
        meters.counter(AgentMetrics.OBSERVED_DROPPED, dropped::sum);
    }

    /** One that is told of each request, too, after these. */
    RequestLog before(RequestLog other) {
        return (endpoint, status, nanos, cpuNanos, allocatedBytes) -> {
            closed(endpoint, status, nanos, cpuNanos, allocatedBytes);
            other.closed(endpoint, status, nanos, cpuNanos, allocatedBytes);
        };
    }

    @Override
    public void closed(Served endpoint, int status, long nanos, long cpuNanos, long allocatedBytes) {
        if (isClosed || !isShown.test(endpoint.uri)) {
            return;
        }
        if (!line.offer(new ObservedRequest(endpoint.method, endpoint.uri, status, nanos, cpuNanos, allocatedBytes))) {
            dropped.increment();
        }
    }

    // An edge of the agent: what fails here is somebody else's.
    private void tell() {
        while (!isClosed) {
            try {
                ObservedRequest next = line.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    told.increment();
                    tell(next);
                }
            } catch (InterruptedException detached) {
                return;
            }
        }
    }

    private void tell(ObservedRequest request) {
        for (Observer each : observers) {
            if (each.failures < MOST_FAILURES) {
                each.tell(request);
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
        line.clear();
        forget();
    }

    private void forget() {
        try {
            loader.close();
        } catch (IOException failure) {
            failures.report("observer", failure);
        }
    }

    /** One of them, with how often it failed. */
    private final class Observer {

        private final RequestObserver observer;
        private int failures;

        Observer(RequestObserver observer) {
            this.observer = observer;
        }

        void tell(ObservedRequest request) {
            try {
                observer.closed(request);
            } catch (Throwable failure) {
                String name = observer.getClass().getName();
                Observers.this.failures.report("observer " + name, failure);
                if (++failures == MOST_FAILURES) {
                    log.line("the observer " + name + " failed " + MOST_FAILURES + " times and is told no more");
                }
            }
        }
    }
}
