package org.lanewise.engine.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that a piece of work allocates, on the thread that asks and on all worker threads. */
public final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /**
     * The fewest bytes that a run of the work allocates, in up to 20 runs. Work that allocates does so in every run; the
     * virtual machine allocates some dozen bytes when it replaces compiled code under way.
     */
    public static long inSteadyState(Runnable work) {
        long fewest = Long.MAX_VALUE;
        for (int i = 0; i < 20 && fewest > 0; i++) {
            fewest = Math.min(fewest, of(work));
        }
        return fewest;
    }

    private static long of(Runnable work) {
        long[] workers = workers();
        long[] before = THREADS.getThreadAllocatedBytes(workers);
        long callerBefore = THREADS.getCurrentThreadAllocatedBytes();
        work.run();
        long bytes = THREADS.getCurrentThreadAllocatedBytes() - callerBefore;
        long[] after = THREADS.getThreadAllocatedBytes(workers);
        for (int i = 0; i < workers.length; i++) {
            // A thread of a closed team may end meanwhile; -1 stands for one that has.
            bytes += Math.max(0, after[i] - before[i]);
        }
        return bytes;
    }

    private static long[] workers() {
        return Thread.getAllStackTraces()
                .keySet()
                .stream()
                .filter(thread -> thread.getName().startsWith("lanewise-worker"))
                .mapToLong(Thread::threadId)
                .toArray();
    }
}
