package dev.sonde.cli;

/** What {@code --format} can ask of a row: docker's placeholders, and the one that says whose the figures are. */
enum StatsColumn {
    BLOCK_IO("BlockIO", "BLOCK I/O"),
    CPU_PERC("CPUPerc", "CPU %"),
    CONTAINER("Container", "CONTAINER"),
    ID("ID", "PID"),
    MEM_PERC("MemPerc", "MEM %"),
    MEM_USAGE("MemUsage", "MEM USAGE / LIMIT"),
    NAME("Name", "NAME"),
    NET_IO("NetIO", "NET I/O"),
    PIDS("PIDs", "PIDS"),
    SOURCE("Source", "SOURCE");

    private static final int SHORT_ID = 12;
    private static final int SHORT_NAME = 40;

    final String key;
    final String head;

    StatsColumn(String key, String head) {
        this.key = key;
        this.head = head;
    }

    /** Null if there is none of this name. */
    static StatsColumn named(String key) {
        for (StatsColumn column : values()) {
            if (column.key.equals(key)) {
                return column;
            }
        }
        return null;
    }

    /**
     * What it shows.
     *
     * @param isShort whether long ids and names are cut
     */
    String text(StatsRow row, boolean isShort) {
        switch (this) {
            case BLOCK_IO:
                return pair(DockerSizes.transferred(row.readBytes), DockerSizes.transferred(row.writtenBytes));
            case CPU_PERC:
                return DockerSizes.percent(row.cpuPercent);
            case CONTAINER:
                return isShort && row.container.length() > SHORT_ID
                        ? row.container.substring(0, SHORT_ID)
                        : row.container;
            case ID:
                return String.valueOf(row.jvm.pid);
            case MEM_PERC:
                return DockerSizes.percent(row.memoryPercent());
            case MEM_USAGE:
                return pair(DockerSizes.memory(row.memoryBytes), DockerSizes.memory(row.memoryLimitBytes));
            case NAME:
                return isShort ? shortened(row.jvm.name) : row.jvm.name;
            case NET_IO:
                return pair(DockerSizes.transferred(row.receivedBytes), DockerSizes.transferred(row.transmittedBytes));
            case PIDS:
                return DockerSizes.count(row.pids);
            default:
                return row.isCgroup ? "cgroup" : "process";
        }
    }

    private static String pair(String one, String other) {
        return one + " / " + other;
    }

    /** The end of a name tells more than its packages. */
    private static String shortened(String name) {
        int cut = name.length() - SHORT_NAME;
        return cut <= 0 ? name : ".." + name.substring(Math.max(cut + 2, name.indexOf('.', cut + 2)));
    }
}
