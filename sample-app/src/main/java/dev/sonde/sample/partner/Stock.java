package dev.sonde.sample.partner;

/** How many pieces of a book a warehouse has, and what it asks for one, in cents. */
record Stock(String warehouse, long bookId, int pieces, int priceCents) {}
