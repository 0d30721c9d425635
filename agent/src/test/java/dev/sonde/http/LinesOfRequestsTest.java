package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Channels;
import dev.sonde.boot.Lane;
import dev.sonde.boot.Requests;
import dev.sonde.metrics.Scale;
import dev.sonde.testing.Await;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests that stand in line by their channel, and those whose server dropped them. */
final class LinesOfRequestsTest {

    private final Object channel = new Object();
    private final Endpoints endpoints = new Endpoints(() -> 9, new Scale(1));
    private final LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, new Legs(endpoints));
    private final Ledger ledger = new Ledger(endpoints, meter, new Failures(new Log(System.err)), false);

    @BeforeEach
    void install() {
        Requests.install(ledger);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void requestsOfAChannelStandInLineAndAreClosedWithIt() {
        boolean outer = Channels.beginFrame();
        Object first = Channels.open(channel, "GET", "/");
        Object second = Channels.open(channel, "GET", "/");
        Channels.endFrame(outer);
        assertNull(Lane.current().request);
        Channels.beginFrame(null, channel);
        assertSame(second, Lane.current().request);
        Channels.endFrame(outer);
        ledger.unpark(first);
        assertNull(Requests.parked(channel));
        Requests.park(channel, first);
        Channels.close(channel, true);
        assertEquals(2, endpoints.unmatched("GET").series(499, null).count());
    }

    @Test
    void aRequestWhoseServerDroppedItWithoutAWordIsClosed() {
        Object dropped = Requests.open("GET");
        Requests.leave(dropped);
        Requests.park(new Object(), dropped);
        Await.until("it is closed", Duration.ofSeconds(30), () -> {
            System.gc();
            ledger.sweep();
            return ((OpenRequest) dropped).isClosed();
        });
    }
}
