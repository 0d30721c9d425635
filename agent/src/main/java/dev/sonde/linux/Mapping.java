package dev.sonde.linux;

/** One mapping of a process's address space, with what of it is in memory. */
public final class Mapping {

    /** First address of it, and the first behind it. */
    public final long from;

    public final long to;
    public final boolean isReserved;
    public final boolean isWritable;
    public final boolean isExecutable;

    /** The file, a name in brackets such as {@code [heap]}, or empty for anonymous memory. */
    public final String path;

    public final long pageBytes;
    public final long residentBytes;
    public final long proportionalBytes;
    public final long swapProportionalBytes;

    /** Whether memory is not promised to it ahead, as the JVM reserves addresses. */
    public final boolean isUnpromised;

    /** Whether huge pages are off for it: the kernel's mark of a thread's stack, since Linux 6.7. */
    public final boolean isWithoutHugePages;

    private Mapping(Builder from) {
        this.from = from.from;
        this.to = from.to;
        isReserved = from.permissions.startsWith("---");
        isWritable = from.permissions.charAt(1) == 'w';
        isExecutable = from.permissions.charAt(2) == 'x';
        path = from.path;
        pageBytes = from.pageBytes;
        residentBytes = from.residentBytes;
        proportionalBytes = from.proportionalBytes;
        swapProportionalBytes = from.swapProportionalBytes;
        isUnpromised = from.flags.contains(" nr");
        isWithoutHugePages = from.flags.contains(" nh");
    }

    public boolean isAnonymous() {
        return path.isEmpty();
    }

    public long bytes() {
        return to - from;
    }

    /** Takes the lines of {@code smaps} as they come. */
    static final class Builder {

        private static final int SHORTEST_PERMISSIONS = 3;

        final long from;
        private final long to;
        private final String permissions;
        private final String path;
        long pageBytes;
        long residentBytes;
        long proportionalBytes;
        long swapProportionalBytes;
        String flags = "";

        private Builder(long from, long to, String permissions, String path) {
            this.from = from;
            this.to = to;
            this.permissions = permissions;
            this.path = path;
        }

        /** Takes a line such as {@code 7f00-7fff rw-p 00000000 00:00 0   [heap]}; null if it is none. */
        static Builder of(String header) {
            String[] words = header.split("\\s+", 6);
            int dash = words[0].indexOf('-');
            if (dash < 0 || words.length < 2 || words[1].length() < SHORTEST_PERMISSIONS) {
                return null;
            }
            try {
                long from = Long.parseUnsignedLong(words[0].substring(0, dash), 16);
                long to = Long.parseUnsignedLong(words[0].substring(dash + 1), 16);
                return new Builder(from, to, words[1], words.length < 6 ? "" : words[5]);
            } catch (NumberFormatException noAddress) {
                return null;
            }
        }

        Mapping build() {
            return new Mapping(this);
        }
    }
}
