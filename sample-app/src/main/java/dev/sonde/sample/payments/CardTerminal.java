package dev.sonde.sample.payments;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/** A payment terminal of the old kind, out of order each tenth time. */
@Component
class CardTerminal {
    private static final int OUT_OF_ORDER_EACH = 10;

    private final AtomicLong payments = new AtomicLong();

    String charge(long cents) {
        if (payments.incrementAndGet() % OUT_OF_ORDER_EACH == 0) {
            throw new IllegalStateException("The card terminal is out of order");
        }
        return new UUID(cents, payments.get()).toString();
    }
}
