package dev.sonde.cli.capacity;

import java.util.Locale;

/** What is asked of a service's capacity. */
public enum Question {
    DEMAND("cpuSecondsPerRequest", "A request takes", Unit.SECONDS),
    QUOTIENT("cpuSecondsPerRequestAtMost", "CPU by requests, at most", Unit.SECONDS),
    IDLE("idleCores", "Idle, an instance takes", Unit.CORES),
    TAKES("requestsPerInstance", "An instance takes at TARGET", Unit.RATE),
    SATURATION("requestsPerInstanceAtSaturation", "Its CPU is at an end with", Unit.RATE),
    TAKES_OF_MIX("requestsPerInstanceOfMix", "Of the chosen mix", Unit.RATE),
    SATURATION_OF_MIX("requestsPerInstanceOfMixAtSaturation", "Of the chosen mix, at an end with", Unit.RATE),
    HEADROOM("headroom", "Headroom at the peak", Unit.SHARE),
    INSTANCES("instances", "Instances for TIMES x", Unit.COUNT),
    FIRST("firstToRunOut", "First to run out", Unit.SHARE),
    DAYS("daysLeft", "Days until it does", Unit.COUNT),
    CPU_LIMIT("cpuLimitCores", "CPU limit it needs", Unit.CORES),
    MEMORY_LIMIT("memoryLimitBytes", "Memory limit it needs", Unit.BYTES),
    HEAP_LIMIT("heapLimitBytes", "-Xmx it needs", Unit.BYTES),
    MILLION("millionRequestsPrice", "A million requests cost, all paid", Unit.MONEY),
    CONTENTION("contention", "Requests wait for each other (sigma)", Unit.RATIO),
    COHERENCY("coherency", "Requests cost each other (kappa)", Unit.RATIO),
    MOST("requestsPerInstanceByScalability", "Locks and their like end it at", Unit.RATE);

    /** Its name for programs. */
    public final String key;

    public final Unit unit;
    private final String words;

    Question(String key, String words, Unit unit) {
        this.key = key;
        this.words = words;
        this.unit = unit;
    }

    /** Its words, with what the plan says. */
    public String words(Plan plan) {
        return words.replace("TARGET", String.format(Locale.ROOT, "%.0f %%", 100 * plan.target))
                .replace("TIMES", String.format(Locale.ROOT, "%.3g", plan.times).replaceAll("\\.?0+$", ""));
    }

    /** Of what a figure is, which says how it is written. */
    public enum Unit {
        SECONDS,
        CORES,
        RATE,
        SHARE,
        COUNT,
        BYTES,
        MONEY,
        RATIO
    }
}
