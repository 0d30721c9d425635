package dev.sonde.sample.orders;

import java.time.LocalDate;

/** One line of a customer's list of orders. */
record OrderSummary(long id, LocalDate placedOn, int pieces, long totalCents) {}
