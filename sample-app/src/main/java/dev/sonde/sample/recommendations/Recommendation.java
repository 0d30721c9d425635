package dev.sonde.sample.recommendations;

import dev.sonde.sample.catalogue.Book;

/** A book that somebody may like who likes another one. */
record Recommendation(Book book, float likeness) {}
