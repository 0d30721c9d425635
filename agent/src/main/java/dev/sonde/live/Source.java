package dev.sonde.live;

/** Knows some figures of this moment, cheaply; asked every few seconds by one thread. */
public interface Source {

    void tell(Figures figures);
}
