package dev.sonde.sample.load;

/** What is left of a response when it is read to its end. */
record Answer(int status, long bodyBytes, boolean keepsConnection) {}
