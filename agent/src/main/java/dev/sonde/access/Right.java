package dev.sonde.access;

/** What a caller may do. Each right includes those before it. */
public enum Right {
    /** Whatever anyone may know who reaches the port, such as that the agent lives. */
    NONE,
    /** To read figures. */
    SCRAPE,
    /** To read what tells of the service's code: flame graphs and recordings. */
    PROFILE,
    /** To change what the agent does. */
    CONFIGURE;

    /** Whether whoever has this right may do what needs the other. */
    public boolean includes(Right needed) {
        return compareTo(needed) >= 0;
    }

    /** The right that a file gives by this word. */
    static Right named(String word) {
        switch (word) {
            case "scrape":
                return SCRAPE;
            case "profile":
                return PROFILE;
            case "configure":
                return CONFIGURE;
            default:
                throw new IllegalArgumentException("names a right that is none of scrape, profile, configure");
        }
    }
}
