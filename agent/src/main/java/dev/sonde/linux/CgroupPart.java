package dev.sonde.linux;

/** What one controller tells of a cgroup: opens its files on each reading, throws nothing, any thread. */
interface CgroupPart {

    void read(CgroupReading.Builder reading);
}
