package dev.sonde.sample.catalogue;

/** One title of the shop and what it costs, in cents. */
public record Book(long id, String title, String author, String genre, int priceCents) {}
