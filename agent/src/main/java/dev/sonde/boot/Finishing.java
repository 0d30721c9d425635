package dev.sonde.boot;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/**
 * Closes a request when the last write of its answer is done. Behind a listener of the server's own type, or behind an
 * executor that calls it.
 */
final class Finishing implements InvocationHandler {

    private final Object request;

    Finishing(Object request) {
        this.request = request;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) {
        switch (method.getName()) {
            case "equals":
                return proxy == arguments[0];
            case "hashCode":
                return System.identityHashCode(proxy);
            case "toString":
                return "sonde";
            case "execute":
                ((Runnable) arguments[0]).run();
                return null;
            case "prepare":
                return proxy;
            default:
                done(arguments[0]);
                return null;
        }
    }

    // No advice stands around this one, whose handler would keep what fails here from the server.
    private void done(Object future) {
        try {
            if (future instanceof Future && !isSuccess((Future<?>) future)) {
                Requests.clientLeft(request);
            }
            Channels.finish(request, 0);
        } catch (Throwable failure) {
            Requests.suppressed(failure);
        }
    }

    private static boolean isSuccess(Future<?> done) throws InterruptedException {
        try {
            done.get();
            return true;
        } catch (ExecutionException | CancellationException failed) {
            return false;
        }
    }
}
