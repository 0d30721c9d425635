package dev.sonde.boot;

/**
 * Is told of each request that was counted. A jar that the option {@code observer} names has one or more of them, with
 * their names in {@code META-INF/services/dev.sonde.boot.RequestObserver}, and a constructor without parameters.
 *
 * <p>They see the classes of their jar and of the JDK, and none of the service's. They are called one after the other
 * on a thread of the agent's; while one is slow, requests wait for it, or are left out if too many do. One that keeps
 * throwing is called no more.
 */
public interface RequestObserver {

    /** A request was closed and counted. What is thrown is counted and goes no further. */
    void closed(ObservedRequest request) throws Exception;
}
