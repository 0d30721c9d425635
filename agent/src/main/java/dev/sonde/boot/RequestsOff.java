package dev.sonde.boot;

/**
 * Does nothing, but lets a request of a recorder that was taken out go, so that no thread holds on to it.
 *
 * <p>Its name comes after that of the class it extends: in this order they are defined.
 */
final class RequestsOff extends Requests {
    @Override
    protected Object begin(String method, String path) {
        return null;
    }

    @Override
    protected boolean asksForPaths() {
        return false;
    }

    @Override
    protected String ask(Object request, boolean ofAnswer) {
        return null;
    }

    @Override
    protected void tell(Object request, String value) {}

    @Override
    protected boolean asksForBodies() {
        return false;
    }

    @Override
    protected void begins(Object request) {}

    @Override
    protected void moved(Object request, long received, long sent) {}

    @Override
    protected Object takeUp(Object request) {
        return null;
    }

    @Override
    protected void letGo(Object request) {
        Lane.current().request = null;
    }

    @Override
    protected Object end(Object request, int status) {
        Lane.current().request = null;
        return null;
    }

    @Override
    protected void traced(Object wish, String traceparent) {}

    @Override
    protected void lost(Object request) {}

    @Override
    protected void lostEarly(Object key) {}

    @Override
    protected void recall(Object key, Object request) {}

    @Override
    protected void keep(Object key, Object request) {}

    @Override
    protected Object kept(Object key) {
        return null;
    }

    @Override
    protected void queue(Object key, Object request) {}

    @Override
    protected Object youngest(Object key) {
        return null;
    }

    @Override
    protected void unpark(Object request) {}

    @Override
    protected Object release(Object key) {
        return null;
    }

    @Override
    protected void answer(Object request, int status) {}

    @Override
    protected Object finish(Object request, int status) {
        return null;
    }

    @Override
    protected void name(Object request, int rank, String prefix, String middle, String template) {}

    @Override
    protected void nameWithin(int rank, String template) {}

    @Override
    protected void matched(Object request, int before, int after, String literal) {}

    @Override
    protected void note(Object route, String template) {}

    @Override
    protected String noted(Object route) {
        return null;
    }

    @Override
    protected String join(String head, String tail) {
        return tail;
    }

    @Override
    protected void threw(Object request, Throwable thrown) {}

    @Override
    protected void failedAs(Object request, String what) {}

    @Override
    protected void threadEnded() {}

    @Override
    protected void mounted(Thread virtual) {}

    @Override
    protected void unmounted(Thread virtual, boolean forEver) {}

    @Override
    protected void failed(Throwable failure) {}
}
