package dev.sonde.http;

import java.util.List;

/** Knows where and how to weave one server or framework. */
public interface Probe {

    /** The name that switches it off, such as {@code tomcat}. */
    String name();

    /** Where it weaves. */
    List<Weave> weaves();
}
