package dev.sonde.base;

/** Something the agent can do without for a while, to be lighter. Asked by whoever does it, on any thread. */
public final class Feature {

    public final String name;
    private volatile boolean resting;

    /**
     * A feature that is on.
     *
     * @param name as it is in metrics and in the log
     */
    public Feature(String name) {
        this.name = name;
    }

    public boolean isOn() {
        return !resting;
    }

    /** Whoever does it finds it off from now on. */
    public void rest() {
        resting = true;
    }

    /** Whoever does it finds it on again. */
    public void resume() {
        resting = false;
    }
}
