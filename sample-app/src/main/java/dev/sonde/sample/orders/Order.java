package dev.sonde.sample.orders;

import java.time.LocalDate;
import java.util.List;

/** What a customer ordered on a day. */
public record Order(long id, String customer, LocalDate placedOn, List<OrderLine> lines) {

    public long totalCents() {
        return lines.stream().mapToLong(OrderLine::totalCents).sum();
    }
}
