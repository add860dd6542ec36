package org.lanewise.engine.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * Relays run by a team of threads, as a region with one chunk, a leg, for every thread. A leg takes all chunks through the
 * blocks that its thread has in other regions, each as soon as the leg before has handed it on. Which leg goes how far changes
 * no result: a chunk meets its blocks in their order.
 *
 * <p>Where there are more threads than blocks, or than {@link #LONGEST}, several teams race, each with its share of the chunks.
 */
final class RelayRace implements Region {
    /** Legs of a team at most: until the first chunk arrives the last leg waits. */
    private static final int LONGEST = 8;

    /** Counters of different legs lie 128 bytes apart. */
    private static final int APART = 16;

    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    private final Relay[] relays;
    private final int threads;
    private final int spins;
    private final long[] handedOn;

    /**
     * @param threads of the workers that will run it
     * @param spins how often a leg asks for a chunk before it lets other threads run
     */
    RelayRace(List<Relay> relays, int threads, int spins) {
        this.relays = relays.toArray(Relay[]::new);
        this.threads = threads;
        this.spins = spins;
        this.handedOn = new long[(threads + 1) * APART];
    }

    @Override
    public int chunks() {
        return total() > 0 ? threads : 0;
    }

    private int blocks() {
        int blocks = 1;
        for (Relay relay : relays) {
            blocks = Math.max(blocks, relay.blocks());
        }
        return blocks;
    }

    @Override
    public void run(int leg) {
        int longest = Math.min(Math.min(threads, LONGEST), blocks());
        int teams = Math.ceilDiv(threads, longest);
        int stages = threads / teams;
        // Every leg leaves its counter where all others leave theirs, whatever it has had to do.
        long end = handedOn[cell(leg)] + total();
        try {
            if (leg / teams < stages) {
                run(leg % teams, teams, leg / teams, stages);
            }
        } finally {
            COUNT.setRelease(handedOn, cell(leg), end);
        }
    }

    private int total() {
        int total = 0;
        for (Relay relay : relays) {
            total += relay.chunks();
        }
        return total;
    }

    private void run(int team, int teams, int stage, int stages) {
        int own = cell(stage * teams + team);
        int before = cell((stage - 1) * teams + team);
        long count = handedOn[own];
        Throwable thrown = null;
        int number = 0;
        for (Relay relay : relays) {
            int chunks = relay.chunks();
            int blocks = relay.blocks();
            for (int chunk = 0; chunk < chunks; chunk++) {
                if (number++ % teams != team) {
                    continue;
                }
                if (stage > 0) {
                    await(before, count);
                }
                try {
                    relay.run(chunk, stage, stages, blocks);
                } catch (Throwable e) {
                    // The next leg waits for this one even so.
                    thrown = e;
                }
                COUNT.setRelease(handedOn, own, ++count);
            }
        }
        Workers.rethrow(thrown);
    }

    private static int cell(int leg) {
        return (leg + 1) * APART;
    }

    private void await(int cell, long count) {
        int waited = 0;
        while ((long) COUNT.getAcquire(handedOn, cell) <= count) {
            if (++waited < spins) {
                Thread.onSpinWait();
            } else {
                Thread.yield();
            }
        }
    }
}
