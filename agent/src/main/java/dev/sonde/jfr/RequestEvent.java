package dev.sonde.jfr;

import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Registered;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;
import jdk.jfr.Timestamp;

/** One request, in the file that can be downloaded; written when it is closed, on the thread that closes it. */
@Name(RequestEvent.NAME)
@Label("Request")
@Description("An HTTP request, written when it was closed; its own start and duration are fields")
@Category("Sonde")
@StackTrace(false)
@Enabled(false)
@Registered(false)
final class RequestEvent extends Event {

    static final String NAME = "dev.sonde.Request";

    @Label("Method")
    String method;

    @Label("URI Template")
    String uri;

    @Label("Status")
    int status;

    @Label("Arrival")
    @Timestamp(Timestamp.MILLISECONDS_SINCE_EPOCH)
    long arrival;

    @Label("Time Taken")
    @Timespan(Timespan.NANOSECONDS)
    long taken;

    @Label("CPU Time")
    @Timespan(Timespan.NANOSECONDS)
    long cpu;

    @Label("Allocated")
    @DataAmount
    long allocated;
}
