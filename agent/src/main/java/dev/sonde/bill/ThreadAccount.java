package dev.sonde.bill;

import dev.sonde.base.RequestWork;

/**
 * What one thread has done, as far as it has been put down: for requests, and for whoever the thread belongs to. Read
 * by the bill's reader and by the thread itself when it ends.
 */
final class ThreadAccount {

    final long threadId;

    private final RequestWork work;
    private final Payer requests;
    private String threadName;
    private Payer owner;
    private boolean startsAnew;
    private boolean ended;

    private long cpuNanos;
    private long requestCpuNanos;
    private long bytes;
    private long requestBytes;

    /**
     * @param requests who pays for what the thread does for requests
     */
    ThreadAccount(long threadId, RequestWork work, Payer requests) {
        this.threadId = threadId;
        this.work = work;
        this.requests = requests;
    }

    /** Whether the account belongs to a thread of that name. */
    synchronized boolean isOf(String name) {
        return name.equals(threadName);
    }

    /** Whether what the thread does beside requests is put down to that one. */
    synchronized boolean isPaidBy(Payer payer) {
        return owner == payer;
    }

    /** The line of the bill that has what the thread does beside requests. */
    synchronized String line() {
        return owner.line();
    }

    /** Gives the thread its name and the one who pays for what it does from now on beside requests. */
    synchronized void belongTo(String name, Payer payer) {
        threadName = name;
        owner = payer;
    }

    /** Leaves out what the thread's clocks show until they are next read: that is put down elsewhere. */
    synchronized void startAnew() {
        startsAnew = true;
    }

    /**
     * Puts down what the thread has done since the last time.
     *
     * @param cpuNanosNow its CPU clock, negative if unknown
     * @param bytesNow what it has allocated, negative if unknown
     */
    synchronized void advance(long cpuNanosNow, long bytesNow) {
        if (ended) {
            return;
        }
        if (startsAnew && cpuNanosNow >= 0) {
            cpuNanos = cpuNanosNow;
            bytes = bytesNow;
            startsAnew = false;
        }
        long cpu = Math.max(cpuNanos, cpuNanosNow);
        long allocated = Math.max(bytes, bytesNow);
        long requestCpu = share(work.cpuNanos(threadId, cpu), requestCpuNanos, cpu - cpuNanos);
        long requestAllocated = share(work.allocatedBytes(threadId, allocated), requestBytes, allocated - bytes);
        requests.add(requestCpu, requestAllocated);
        owner.add(cpu - cpuNanos - requestCpu, allocated - bytes - requestAllocated);
        cpuNanos = cpu;
        requestCpuNanos += requestCpu;
        bytes = allocated;
        requestBytes += requestAllocated;
    }

    /** Nothing more is put down. */
    synchronized void end() {
        ended = true;
    }

    // The clocks of thread and request are not read at one instant: neither side may shrink for that.
    private static long share(long requestNow, long requestBefore, long done) {
        return Math.max(0, Math.min(done, requestNow - requestBefore));
    }
}
