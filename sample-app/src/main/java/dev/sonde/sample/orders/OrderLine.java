package dev.sonde.sample.orders;

/** So many pieces of a book at a price, in cents. */
public record OrderLine(long bookId, String title, int quantity, int priceCents) {

    public long totalCents() {
        return (long) quantity * priceCents;
    }
}
