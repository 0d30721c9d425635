package dev.sonde.bill;

import dev.sonde.base.Daemon;
import dev.sonde.base.LiveThreads;
import dev.sonde.base.RequestWork;
import dev.sonde.base.ThreadOwners;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The accounts of all platform threads. They are brought up to date by the bill's reader, and each once more by its own
 * thread when it ends, so that threads that come and go between two readings are in the sums.
 */
final class ThreadAccounts implements ThreadOwners {

    // Java 8 walks its list for each thread asked for: 2 ms for the clocks of 500, one second for those of 5,000.
    private static final int MOST_ASKED_WHERE_SLOW = 1000;

    private final ThreadClocks clocks;
    private final RequestWork work;
    private final Part requests;
    private final Owners owners;
    private final Map<Long, ThreadAccount> byThread = new ConcurrentHashMap<>();
    private final RecentlyEnded recentlyEnded = new RecentlyEnded();
    private volatile int agentThreads;

    ThreadAccounts(ThreadClocks clocks, RequestWork work, Lines lines) {
        this.clocks = clocks;
        this.work = work;
        this.requests = lines.requests;
        this.owners = new Owners(lines);
    }

    /** Live threads of the agent when they were last read. */
    int agentThreads() {
        return agentThreads;
    }

    /**
     * Puts down what the live threads have done since the last time. Not for two threads at once.
     *
     * @return false if they are too many for this JVM: then only those that serve requests or are the agent's are read
     */
    boolean read() {
        List<ThreadAccount> live = live();
        forgetAllBut(live);
        boolean all = clocks.areQuick() || live.size() <= MOST_ASKED_WHERE_SLOW;
        List<ThreadAccount> asked = all ? live : chosen(live);
        long[] ids = asked.stream().mapToLong(account -> account.threadId).toArray();
        long[] cpuNanos = clocks.cpuNanos(ids);
        long[] bytes = clocks.allocatedBytes(ids);
        for (int i = 0; i < ids.length; i++) {
            asked.get(i).advance(cpuNanos[i], bytes[i]);
        }
        return all;
    }

    private void forgetAllBut(List<ThreadAccount> live) {
        Set<Long> gone = new HashSet<>(byThread.keySet());
        live.forEach(account -> gone.remove(account.threadId));
        gone.forEach(byThread::remove);
        gone.forEach(work::forget);
    }

    private List<ThreadAccount> chosen(List<ThreadAccount> live) {
        List<ThreadAccount> chosen = new ArrayList<>();
        for (ThreadAccount account : live) {
            if (work.isServing(account.threadId) || account.isPaidBy(owners.agent) || account.isPaidBy(owners.jfr)) {
                chosen.add(account);
            } else {
                account.startAnew();
            }
        }
        return chosen;
    }

    @Override
    public String lineOf(long threadId, String threadName) {
        ThreadAccount account = byThread.get(threadId);
        if (account != null) {
            return account.line();
        }
        return owners.named(threadName == null ? "" : threadName).line();
    }

    @Override
    public String lineOfVirtualThreads() {
        return owners.virtualThreads().line();
    }

    /** The calling thread does nothing more: puts down the last of it. Takes no lock that a reader holds for long. */
    void currentEnds() {
        Thread thread = Thread.currentThread();
        ThreadAccount account = account(thread);
        account.advance(clocks.currentCpuNanos(), clocks.currentAllocatedBytes());
        account.end();
        recentlyEnded.add(account.threadId);
        byThread.remove(account.threadId);
        work.forget(account.threadId);
    }

    @SuppressWarnings("deprecation") // threadId() is not there before 19
    private List<ThreadAccount> live() {
        List<ThreadAccount> live = new ArrayList<>();
        int agents = 0;
        for (Thread thread : LiveThreads.all()) {
            agents += Daemon.isAgents(thread) ? 1 : 0;
            boolean isNew = !byThread.containsKey(thread.getId());
            ThreadAccount account = account(thread);
            if (isNew && recentlyEnded.contains(account.threadId)) {
                byThread.remove(account.threadId, account);
            } else {
                live.add(account);
            }
        }
        agentThreads = agents;
        return live;
    }

    @SuppressWarnings("deprecation")
    private ThreadAccount account(Thread thread) {
        ThreadAccount known = byThread.get(thread.getId());
        ThreadAccount account = known == null ? newAccount(thread) : known;
        if (!account.isOf(thread.getName())) {
            account.belongTo(thread.getName(), owners.of(thread));
        }
        return account;
    }

    @SuppressWarnings("deprecation")
    private ThreadAccount newAccount(Thread thread) {
        ThreadAccount fresh = new ThreadAccount(thread.getId(), work, requests);
        fresh.belongTo(thread.getName(), owners.of(thread));
        if (Owners.isMainReturned(thread)) {
            fresh.startAnew();
        }
        ThreadAccount known = byThread.putIfAbsent(fresh.threadId, fresh);
        return known == null ? fresh : known;
    }
}
