package dev.sonde.linux;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * The cgroup of one process, of v1, v2 or both at once. Its files are found once; a process that is moved to another
 * cgroup later is still told by its first. Any thread.
 */
public final class Cgroup implements Supplier<CgroupReading> {

    /** {@code v1}, {@code v2}, {@code hybrid} for controllers of v1 with v2 beside them, or {@code none}. */
    public final String version;
    /** The cgroup's path; where a namespace hides it, the container's id if that can be found, else {@code /}. */
    public final String id;
    /** Whether CPU time and memory are of a cgroup below the root of its hierarchy, not of the whole machine. */
    public final boolean confined;
    /** By resource; empty where the kernel does not tell. */
    public final List<Pressure> pressures;

    private final List<CgroupPart> parts;
    private final List<String> homes;

    Cgroup(CgroupFinder found) {
        version = found.version();
        id = found.id();
        confined = found.isConfined();
        parts = found.parts();
        homes = found.homes();
        pressures = Collections.unmodifiableList(found.pressures());
    }

    /** That of this process. */
    public static Cgroup ofThisProcess() {
        return of("/proc", "self");
    }

    /**
     * That of any process.
     *
     * @param proc such as {@code /proc}
     * @param process its folder in there, a number or {@code self}
     */
    public static Cgroup of(String proc, String process) {
        return new Cgroup(new CgroupFinder(proc, process));
    }

    /** Whether a part of its figures, CPU time or memory, counts what is in the other cgroup as well. */
    public boolean includes(Cgroup other) {
        for (int i = 0; i < Math.min(homes.size(), other.homes.size()); i++) {
            if ((other.homes.get(i) + '/').startsWith(homes.get(i) + '/')) {
                return true;
            }
        }
        return false;
    }

    @Override
    public CgroupReading get() {
        CgroupReading.Builder reading = new CgroupReading.Builder();
        for (CgroupPart part : parts) {
            part.read(reading);
        }
        return reading.build();
    }
}
