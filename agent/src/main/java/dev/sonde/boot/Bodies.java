package dev.sonde.boot;

/** What code woven into servers calls to tell of the bodies of requests and answers, if somebody wants to know. */
public final class Bodies {

    private Bodies() {}

    /** Whether somebody does. */
    public static boolean areWanted() {
        return Requests.recorder().asksForBodies();
    }

    /** The answer of an open request is about to be sent; null is taken, and only the first time counts. */
    public static void begins(Object request) {
        Requests.recorder().begins(request);
    }

    /**
     * What was moved for an open request, before it closes; null is taken.
     *
     * @param received bytes of the body that were read
     * @param sent bytes of the answer's body that were written, as they went over the network
     */
    public static void moved(Object request, long received, long sent) {
        Requests.recorder().moved(request, received, sent);
    }
}
