package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sonde.metrics.Scale;
import dev.sonde.testing.Await;
import java.lang.ref.ReferenceQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests that wait, by an object of their server's. */
final class ParkingTest {

    private final List<OpenRequest> abandoned = new ArrayList<>();
    private final List<OpenRequest> left = new ArrayList<>();
    private final Parking parking = new Parking(abandoned::add, left::add);
    private final Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
    private final Object key = new Object();
    private final OpenRequest first = request();
    private final OpenRequest second = request();
    private final OpenRequest third = request();

    @Test
    void requestsOfOneChannelAreTakenInTheirOrderAndTheLastIsTheYoungest() {
        assertNull(parking.youngest(key));
        parking.append(key, first);
        assertSame(first, parking.youngest(key));
        parking.append(key, second);
        parking.append(key, third);
        assertSame(first, parking.get(key));
        assertSame(third, parking.youngest(key));
        assertNull(parking.youngest(new Object()));
        assertNull(parking.take(new Object()));
        assertSame(first, parking.take(key));
        assertSame(second, parking.get(key));
        assertSame(second, parking.take(key));
        assertSame(third, parking.youngest(key));
        assertSame(third, parking.take(key));
        assertNull(parking.take(key));
        assertNull(parking.youngest(key));
        parking.put(key, first);
        first.close(endpoint);
        assertNull(parking.get(key));
    }

    @Test
    void aClosedRequestIsFoundNoMoreUnlessOthersWaitBehindIt() {
        parking.put(key, first);
        first.close(endpoint);
        assertNull(parking.get(key));
        parking.append(key, second);
        parking.append(key, third);
        second.close(endpoint);
        assertSame(second, parking.get(key));
        assertSame(second, parking.take(key));
        assertSame(third, parking.get(key));
    }

    @Test
    void whatIsForgottenIsFoundByNoKey() {
        parking.put(key, first);
        parking.forget(first);
        assertNull(parking.get(key));
        assertNull(parking.take(key));
    }

    @Test
    void thatTheClientLeftIsToldOnceOfTheRequestThatIsThereOrComes() {
        parking.put(key, first);
        parking.markLost(key);
        assertEquals(List.of(first), left);
        parking.tellIfLost(key, first);
        Object next = new Object();
        parking.markLost(next);
        parking.tellIfLost(new Object(), third);
        parking.put(next, second);
        parking.put(next, third);
        assertEquals(List.of(first, second), left);
    }

    @Test
    void theRequestsOfAnObjectThatIsGoneAreHandedOver() {
        Object[] gone = {new Object()};
        parking.append(gone[0], first);
        parking.append(gone[0], second);
        parking.append(gone[0], third);
        gone[0] = null;
        Await.until("the object is gone", Duration.ofSeconds(30), () -> {
            System.gc();
            parking.put(key, first);
            return abandoned.size() == 3;
        });
        assertEquals(Set.of(first, second, third), Set.copyOf(abandoned));
    }

    @Test
    void aKeyIsThatOfItsObjectAndOfNoOther() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        Identity one = new Identity(key, queue);
        Identity same = new Identity(key, queue);
        Identity other = new Identity(new String("key"), queue);
        assertEquals(one, same);
        assertEquals(one.hashCode(), new Identity.Of(key).hashCode());
        assertEquals(new Identity.Of(key), one);
        assertNotEquals(one, other);
        assertNotEquals(one, key);
        assertNotEquals(new Identity.Of(key), other);
        assertNotEquals(new Identity.Of(key), key);
        same.clear();
        other.clear();
        assertNotEquals(same, other);
        assertEquals(same, same);
        assertFalse(one.equals(same));
    }

    private OpenRequest request() {
        return new OpenRequest(endpoint, 0);
    }
}
