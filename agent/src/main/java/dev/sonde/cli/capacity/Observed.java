package dev.sonde.cli.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is known of a service; NaN, empty or absent what is not. Whoever asked for it fills it in. */
public final class Observed {
    /** How far back it goes, in words, such as {@code 7d}. */
    public String span = "";

    /** Of the mean instance at moments as far from each other: requests a second, cores in use, requests in service. */
    public double[] requests = {};

    /** As {@link #requests}. */
    public double[] cores = {};
    /** The part of {@link #cores} on the threads of requests, which is known exactly. */
    public double[] threadCores = {};
    /** What is left of {@link #cores} without that and without compiling, which ends. */
    public double[] otherCores = {};
    /** As {@link #requests}, though maybe at other moments: pairs with {@link #busyRequests}. */
    public double[] busy = {};

    public double[] busyRequests = {};
    public final List<RouteCost> routes = new ArrayList<>();

    /** CPU seconds of requests' own threads for each request of the span. */
    public double threadSecondsPerRequest = Double.NaN;

    public double bytesPerRequest = Double.NaN;
    /** The collector's CPU seconds for each byte that is allocated. */
    public double collectorSecondsPerByte = Double.NaN;

    public double instances = Double.NaN;
    /** Cores that an instance may use. */
    public double coreLimit = Double.NaN;

    public double memoryLimitBytes = Double.NaN;

    /** The most requests a second that the service had within the span. */
    public double peakRequests = Double.NaN;
    /** The same of the last day. */
    public double peakRequestsOfDay = Double.NaN;
    /** The highest use of each limit, as a share. */
    public final Map<String, Double> use = new TreeMap<>();
    /** The most that one instance used. */
    public double peakCores = Double.NaN;

    public double peakResidentBytes = Double.NaN;
    public double peakLiveBytes = Double.NaN;

    /** The daily peaks and their day; null without a history of days. */
    public Line growth;
    /** Days until memory or heap meet their limit, where they grow. */
    public final Map<String, Double> daysLeft = new TreeMap<>();
}
