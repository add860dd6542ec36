package org.lanewise.engine.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * A team of threads for plans: the calling thread and, for more than one, daemon threads that live until {@link #close}.
 * All of them claim chunks from one counter, so a thread that the system does not run delays nobody but itself. The number
 * of threads never changes a result.
 *
 * <p>A team serves one caller at a time.
 */
public final class Workers implements AutoCloseable {
    /** Roughly 30 microseconds: longer than the pause between two regions, shorter than anybody would notice. */
    private static final int SPINS = 2000;

    /** Chunks that stand for all of a region: few, but every size of tile is among them. */
    private static final int SAMPLES = 8;

    /** Values that different threads write lie 128 bytes apart. */
    private static final int TICKET = 16;

    private static final int DONE = 32;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * Ticket: generation of the region in the upper half, chunks that nobody has claimed yet in the lower. Both change
     * together, so a thread that is late with an old region can never claim a chunk of the next one by mistake. Done:
     * finished chunks.
     */
    private final long[] cells = new long[48];

    private final Thread[] threads;
    private final Sleeper[] sleepers;
    private final int spins;
    private final boolean samples;
    private Region region;
    private int chunks;
    private Throwable failure;
    private volatile boolean closed;

    private static final class Sleeper {
        private volatile boolean asleep;
    }

    private Workers(int count, boolean samples) {
        this.samples = samples;
        // Where threads outnumber processors, one that spins keeps another from working.
        spins = count > Runtime.getRuntime().availableProcessors() ? 0 : SPINS;
        threads = new Thread[count - 1];
        sleepers = new Sleeper[count - 1];
        for (int i = 0; i < threads.length; i++) {
            Sleeper sleeper = new Sleeper();
            sleepers[i] = sleeper;
            threads[i] = new Thread(() -> serve(sleeper), "lanewise-worker-" + (i + 1));
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * A team of so many threads, the caller included.
     *
     * @param threads at least 1
     */
    public static Workers of(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, got " + threads);
        }
        return new Workers(threads, false);
    }

    /** A team of as many threads as the machine has processors. */
    public static Workers ofAllProcessors() {
        return new Workers(Runtime.getRuntime().availableProcessors(), false);
    }

    /**
     * The calling thread alone, which runs a few chunks of every region, the first and the last among them: for a rehearsal,
     * that the compiler gets to know the code. What a plan computes with them means nothing.
     */
    public static Workers sampling() {
        return new Workers(1, true);
    }

    /** Number of threads, the caller included. */
    public int threads() {
        return threads.length + 1;
    }

    /**
     * Runs all chunks of a region and returns when all are done. What a chunk throws reaches the caller, whichever thread
     * it ran on; the workers stay usable.
     */
    void run(Region work) {
        if (samples) {
            sample(work);
            return;
        }
        int count = work.chunks();
        if (threads.length == 0 || count <= 1) {
            for (int chunk = 0; chunk < count; chunk++) {
                work.run(chunk);
            }
            return;
        }
        if (closed) {
            throw new IllegalStateException("these workers have been closed");
        }
        region = work;
        chunks = count;
        CELL.setOpaque(cells, DONE, 0L);
        long generation = ((cells[TICKET] >>> 32) + 1) << 32;
        CELL.setVolatile(cells, TICKET, generation + count);
        for (int i = 0; i < sleepers.length; i++) {
            if (sleepers[i].asleep) {
                LockSupport.unpark(threads[i]);
            }
        }
        work(generation);
        int waited = 0;
        while ((long) CELL.getAcquire(cells, DONE) < count) {
            if (++waited < spins) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        Throwable thrown = failure;
        failure = null;
        switch (thrown) {
            case null -> {
            }
            case Error error -> throw error;
            case RuntimeException exception -> throw exception;
            default -> throw new IllegalStateException("a worker thread failed: " + thrown, thrown);
        }
    }

    private static void sample(Region work) {
        if (work instanceof Regions several) {
            several.parts().forEach(Workers::sample);
            return;
        }
        int count = work.chunks();
        int samples = Math.min(count, SAMPLES);
        for (int i = 0; i < samples; i++) {
            work.run(i * (count - 1) / Math.max(1, samples - 1));
        }
    }

    /** Claims and runs chunks until the region of that generation has none left. */
    private void work(long generation) {
        long ticket = (long) CELL.getAcquire(cells, TICKET);
        while (generation(ticket) == generation && unclaimed(ticket) > 0) {
            long seen = (long) CELL.compareAndExchange(cells, TICKET, ticket, ticket - 1);
            if (seen == ticket) {
                try {
                    region.run(chunks - unclaimed(ticket));
                } catch (Throwable e) {
                    failure = e;
                }
                long _ = (long) CELL.getAndAdd(cells, DONE, 1L);
                seen = (long) CELL.getAcquire(cells, TICKET);
            }
            ticket = seen;
        }
    }

    private static long generation(long ticket) {
        return ticket & ~0xFFFFFFFFL;
    }

    private static int unclaimed(long ticket) {
        return (int) ticket;
    }

    private void serve(Sleeper sleeper) {
        long last = 0;
        while (!closed) {
            long generation = generation((long) CELL.getAcquire(cells, TICKET));
            for (int i = 0; generation == last && i < spins; i++) {
                Thread.onSpinWait();
                generation = generation((long) CELL.getAcquire(cells, TICKET));
            }
            if (generation == last) {
                sleeper.asleep = true;
                if (generation((long) CELL.getVolatile(cells, TICKET)) == last && !closed) {
                    LockSupport.park(this);
                }
                sleeper.asleep = false;
            } else {
                last = generation;
                work(generation);
            }
        }
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            LockSupport.unpark(thread);
        }
    }
}
