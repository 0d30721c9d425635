package dev.sonde.boot;

/** How requests come by their names. */
abstract class Naming extends Asking {

    protected abstract void name(Object request, int rank, String prefix, String middle, String template);

    protected abstract void nameWithin(int rank, String template);

    protected abstract String join(String head, String tail);

    protected abstract void note(Object route, String template);

    protected abstract String noted(Object route);
}
