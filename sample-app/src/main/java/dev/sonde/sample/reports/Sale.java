package dev.sonde.sample.reports;

import java.time.LocalDate;

/** One line of an order as the accountants see it. */
record Sale(
        long orderId, LocalDate placedOn, String customer, String genre, String title, int quantity, int priceCents) {

    long totalCents() {
        return (long) quantity * priceCents;
    }
}
