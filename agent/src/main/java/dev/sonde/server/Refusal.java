package dev.sonde.server;

import java.util.Locale;

/** Why a caller is turned away. */
enum Refusal {
    /** Credentials that are wrong. */
    CREDENTIALS,
    /** Credentials that are right and not enough. */
    RIGHT,
    /** Credentials that could not be looked at: too many are, or too many from there were wrong. */
    LATER,
    /** A caller who is not on this machine, where nobody has to say who they are. */
    PLACE,
    /** A request that is longer than any client's, or does not say how long. */
    LENGTH,
    /** A connection more than there may be. */
    CONNECTIONS;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
