package dev.sonde.server;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** What a scrape asks for: two that are equal get the same bytes. */
final class Wish {

    /** The {@code Accept} header, may be null. */
    final String accept;
    /** Names of families or series, none for all. */
    final Set<String> names;

    final boolean zipped;
    final String contentType;

    Wish(String accept, String contentType, boolean zipped, Collection<String> names) {
        this.accept = accept;
        this.contentType = contentType;
        this.zipped = zipped;
        this.names = new HashSet<>(names);
    }

    @Override
    public boolean equals(Object object) {
        if (!(object instanceof Wish)) {
            return false;
        }
        Wish other = (Wish) object;
        return contentType.equals(other.contentType) && zipped == other.zipped && names.equals(other.names);
    }

    @Override
    public int hashCode() {
        return names.hashCode();
    }
}
