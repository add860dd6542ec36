package org.lanewise.engine.plan;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;

/**
 * Relays run by a team of threads, as a region with one chunk, a leg, for every thread. A leg takes all chunks through the
 * blocks that its thread has in other regions, each as soon as the leg before has handed it on. Which leg goes how far changes
 * no result: a chunk meets its blocks in their order.
 *
 * <p>A chunk that goes several laps comes back to the first leg from the last. Until then the first leg takes others, but not so
 * many that what the chunk needs has left the caches.
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
    private final int laps;

    /** How many chunks each leg has taken through its blocks, lap by lap, since the beginning. */
    private final long[] handedOn;

    private final long[] ends;

    /**
     * @param threads of the workers that will run it
     * @param spins how often a leg asks for a chunk before it lets other threads run
     */
    RelayRace(List<Relay> relays, int threads, int spins) {
        this.relays = relays.toArray(Relay[]::new);
        this.threads = threads;
        this.spins = spins;
        this.laps = relays.stream().mapToInt(Relay::laps).max().orElse(1);
        this.handedOn = new long[(threads * laps + 1) * APART];
        this.ends = new long[handedOn.length];
    }

    @Override
    public int chunks() {
        return total(0) > 0 ? threads : 0;
    }

    private int blocks() {
        int blocks = 1;
        for (Relay relay : relays) {
            blocks = Math.max(blocks, relay.blocks());
        }
        return blocks;
    }

    /** Chunks that go this lap. */
    private int total(int lap) {
        int total = 0;
        for (Relay relay : relays) {
            total += lap < relay.laps() ? relay.chunks() : 0;
        }
        return total;
    }

    @Override
    public void run(int leg) {
        int longest = Math.min(Math.min(threads, LONGEST), blocks());
        int teams = Math.ceilDiv(threads, longest);
        int stages = threads / teams;
        for (int lap = 0; lap < laps; lap++) {
            ends[cell(leg, lap)] = handedOn[cell(leg, lap)] + total(lap);
        }
        try {
            if (leg / teams < stages) {
                run(leg % teams, teams, leg / teams, stages);
            }
        } finally {
            // Every leg leaves its counters where all others leave theirs, whatever it has had to do.
            for (int lap = 0; lap < laps; lap++) {
                COUNT.setRelease(handedOn, cell(leg, lap), ends[cell(leg, lap)]);
            }
        }
    }

    private void run(int team, int teams, int stage, int stages) {
        Throwable thrown = null;
        int number = 0;
        for (Relay relay : relays) {
            int chunks = relay.chunks();
            int first = Math.floorMod(team - number, teams);
            number += chunks;
            try {
                run(relay, first, Math.ceilDiv(chunks - first, teams), team, teams, stage, stages);
            } catch (Throwable e) {
                thrown = e;
            }
        }
        Workers.rethrow(thrown);
    }

    /** Runs the team's chunks of a relay, each lap so many chunks behind the one before that the last leg has been reached. */
    private void run(Relay relay, int first, int count, int team, int teams, int stage, int stages) {
        int leg = stage * teams + team;
        int before = leg - teams;
        int last = (stages - 1) * teams + team;
        int laps = relay.laps();
        int blocks = relay.blocks();
        int behind = 2 + stages / laps;
        Throwable thrown = null;
        for (int time = 0; time < count + (laps - 1) * behind; time++) {
            for (int lap = 0; lap < laps; lap++) {
                int i = time - lap * behind;
                if (i < 0 || i >= count) {
                    continue;
                }
                long taken = handedOn[cell(leg, lap)];
                if (stage > 0) {
                    await(cell(before, lap), taken);
                } else if (lap > 0) {
                    // Of the lap before this leg has taken some more of the same chunks, or all.
                    long more = Math.min(time - (lap - 1) * behind, count - 1) - i;
                    await(cell(last, lap - 1), handedOn[cell(leg, lap - 1)] - 1 - more);
                }
                try {
                    int chunk = first + i * teams;
                    relay.run(chunk, lap, bound(chunk, stage, stages, blocks), bound(chunk, stage + 1, stages, blocks));
                } catch (Throwable e) {
                    // The next leg waits for this one even so.
                    thrown = e;
                }
                COUNT.setRelease(handedOn, cell(leg, lap), taken + 1);
            }
        }
        Workers.rethrow(thrown);
    }

    /**
     * Where a stage begins: each has the blocks that one of as many threads has in other regions. Where these do not come out even,
     * every other chunk has one block more in the stage before.
     */
    private static int bound(int chunk, int stage, int stages, int blocks) {
        if (stage == 0 || stage == stages) {
            return stage == 0 ? 0 : blocks;
        }
        return (int) ((2L * blocks * stage + (chunk & 1) * stages) / (2L * stages));
    }

    private int cell(int leg, int lap) {
        return (leg * laps + lap + 1) * APART;
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
