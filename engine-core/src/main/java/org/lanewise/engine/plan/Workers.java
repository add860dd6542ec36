package org.lanewise.engine.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A team of threads for plans: the calling thread and, for more than one, daemon threads that live until {@link #close}. The
 * number of threads never changes a result.
 *
 * <p>Every thread begins with a part of the chunks that is its own, the same part of every region, since what lies in the
 * caches of the processor that wrote it is expensive to read and write from another: chunks are numbered block after
 * block, so a thread meets the blocks again that it has just computed. A thread that is done helps the others, so one that
 * the system does not run delays nobody but itself. Of two neighbours one begins at the front of its part and the other
 * at the end, and whoever helps begins at the opposite side: where they meet moves little from region to region.
 *
 * <p>A team serves one caller at a time.
 */
public final class Workers implements AutoCloseable {
    /** Roughly 30 microseconds: longer than the pause between two regions, shorter than anybody would notice. */
    private static final int SPINS = 2000;

    /** Chunks that stand for all of a region: few, but every size of tile is among them. */
    private static final int SAMPLES = 8;

    /** Values that different threads write lie 128 bytes apart. */
    private static final int APART = 16;

    private static final int GENERATION = APART;
    private static final VarHandle CELL = MethodHandles.arrayElementVarHandle(long[].class);

    /**
     * The number of the current region, which workers wait for; then two cells a thread: the chunks of its part that nobody
     * has claimed yet, first in the upper half and end in the lower, and the chunks it has finished since the beginning.
     * A claim is good whenever it succeeds: the region it belongs to is read afterwards and cannot end before its chunk.
     */
    private final long[] cells;

    private final int asked;
    private final Thread[] threads;
    private final Sleeper[] sleepers;
    private final int spins;
    private final boolean samples;
    private Region region;
    private long expected;
    private volatile Throwable failure;
    private volatile boolean closed;

    private static final class Sleeper {
        private volatile boolean asleep;
    }

    /** @param count of threads at work */
    private Workers(int count, int asked, boolean samples) {
        this.asked = asked;
        this.samples = samples;
        // Where threads outnumber processors, one that spins keeps another from working.
        spins = count > Runtime.getRuntime().availableProcessors() ? 0 : SPINS;
        cells = new long[2 * APART * (count + 1)];
        threads = new Thread[count - 1];
        sleepers = new Sleeper[count - 1];
        for (int i = 0; i < threads.length; i++) {
            Sleeper sleeper = new Sleeper();
            sleepers[i] = sleeper;
            int number = i + 1;
            threads[i] = new Thread(() -> serve(number, sleeper), "lanewise-worker-" + number);
            threads[i].setDaemon(true);
            threads[i].start();
        }
    }

    /**
     * A team of so many threads, the caller included. Of more than the machine has processors only as many work as there are
     * processors: the others would take turns with them, and all wait for each other.
     *
     * @param threads at least 1
     */
    public static Workers of(int threads) {
        return new Workers(Math.min(required(threads), Runtime.getRuntime().availableProcessors()), threads, false);
    }

    /** The same, but all work, even where they take turns on the processors. */
    static Workers exactly(int threads) {
        return new Workers(required(threads), threads, false);
    }

    private static int required(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("at least 1 thread is needed, got " + threads);
        }
        return threads;
    }

    /** A team of as many threads as the machine has processors. */
    public static Workers ofAllProcessors() {
        return of(Runtime.getRuntime().availableProcessors());
    }

    /**
     * The calling thread alone, which runs a few chunks of every region, the first and the last among them: for a rehearsal,
     * that the compiler gets to know the code. What a plan computes with them means nothing.
     */
    public static Workers sampling() {
        return new Workers(1, 1, true);
    }

    /** Relays as one region for this team. */
    Region race(List<Relay> relays) {
        return new RelayRace(relays, atWork(), spins);
    }

    /** Number of threads that the team was made of, the caller included. */
    public int threads() {
        return asked;
    }

    /** How many of them work, the caller included. */
    int atWork() {
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
        expected += count;
        int team = atWork();
        for (int i = 0; i < team; i++) {
            long first = (long) count * i / team;
            long end = (long) count * (i + 1) / team;
            CELL.setRelease(cells, part(i), first << 32 | end);
        }
        CELL.setVolatile(cells, GENERATION, cells[GENERATION] + 1);
        for (int i = 0; i < sleepers.length; i++) {
            if (sleepers[i].asleep) {
                LockSupport.unpark(threads[i]);
            }
        }
        work(0);
        int waited = 0;
        while (finished() < expected) {
            if (++waited < spins) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
        Throwable thrown = failure;
        failure = null;
        rethrow(thrown);
    }

    /** Throws what a chunk has thrown, if any. */
    static void rethrow(Throwable thrown) {
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

    private static int part(int thread) {
        return 2 * APART * (thread + 1);
    }

    private static int done(int thread) {
        return part(thread) + APART;
    }

    private long finished() {
        long sum = 0;
        for (int i = 0; i <= threads.length; i++) {
            sum += (long) CELL.getAcquire(cells, done(i));
        }
        return sum;
    }

    /** Runs chunks until nobody has any left: those of the thread's own part, of its neighbour's, of all others. */
    private void work(int thread) {
        int team = atWork();
        int neighbour = thread ^ 1;
        int done = run(thread, fromFront(thread));
        if (neighbour < team) {
            done += run(neighbour, !fromFront(neighbour));
        }
        for (int i = 1; i < team; i++) {
            int other = (thread + i) % team;
            if (other != neighbour) {
                done += run(other, !fromFront(other));
            }
        }
        if (done > 0) {
            CELL.setRelease(cells, done(thread), cells[done(thread)] + done);
        }
    }

    /** Whether the owner of a part begins at its front. */
    private static boolean fromFront(int thread) {
        return (thread & 1) == 0;
    }

    /** Runs what is left of a part; the number of chunks. */
    private int run(int part, boolean fromFront) {
        int cell = part(part);
        int done = 0;
        long range = (long) CELL.getAcquire(cells, cell);
        while (first(range) < end(range)) {
            long rest = fromFront ? range + (1L << 32) : range - 1;
            long seen = (long) CELL.compareAndExchange(cells, cell, range, rest);
            if (seen == range) {
                try {
                    region.run(fromFront ? first(range) : end(rest));
                } catch (Throwable e) {
                    failure = e;
                }
                done++;
                seen = (long) CELL.getAcquire(cells, cell);
            }
            range = seen;
        }
        return done;
    }

    private static int first(long range) {
        return (int) (range >>> 32);
    }

    private static int end(long range) {
        return (int) range;
    }

    private void serve(int thread, Sleeper sleeper) {
        long last = 0;
        while (!closed) {
            long generation = (long) CELL.getAcquire(cells, GENERATION);
            for (int i = 0; generation == last && i < spins; i++) {
                Thread.onSpinWait();
                generation = (long) CELL.getAcquire(cells, GENERATION);
            }
            if (generation == last) {
                sleeper.asleep = true;
                if ((long) CELL.getVolatile(cells, GENERATION) == last && !closed) {
                    LockSupport.park(this);
                }
                sleeper.asleep = false;
            } else {
                last = generation;
                work(thread);
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
