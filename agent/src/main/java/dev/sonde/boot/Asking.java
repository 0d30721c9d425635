package dev.sonde.boot;

/** What is asked of requests where options want more than method and status, and what some servers tell. */
abstract class Asking {

    protected abstract String ask(Object request, boolean ofAnswer);

    protected abstract void tell(Object request, String value);

    protected abstract boolean asksForBodies();

    protected abstract void begins(Object request);

    protected abstract void moved(Object request, long received, long sent);

    protected abstract void unpark(Object request);

    protected abstract void failedAs(Object request, String what);

    protected abstract void matched(Object request, int before, int after, String literal);
}
