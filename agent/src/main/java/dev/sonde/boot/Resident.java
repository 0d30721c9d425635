package dev.sonde.boot;

/** The agent that is attached to this JVM, as the classes see it that outlive it. For one thread at a time. */
public interface Resident {

    /** Its version. */
    String version();

    /** The options it was started with, never null. */
    String argument();

    /** Adds {@code status} and {@code options} to the reply. */
    void tell(Reply reply);

    /** Sets options at run time, none if there are none, and ends the reply. */
    void configure(String options, Reply reply);

    /** Gives all back that it took of this JVM, and says what it could not. */
    void leave(Residue residue);
}
