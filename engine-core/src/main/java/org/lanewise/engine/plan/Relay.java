package org.lanewise.engine.plan;

/**
 * A region whose chunks go through the blocks of the batch one after the other, once or several times, so that a chunk can be
 * handed from a thread that has the first blocks in its caches to one that has the next.
 */
interface Relay extends Region {
    /** How often every chunk goes through the blocks; a lap begins when the one before has ended. */
    default int laps() {
        return 1;
    }

    /** Blocks of a lap. */
    int blocks();

    /** Takes a chunk through some blocks of a lap, possibly none; those before have been gone through. */
    void run(int chunk, int lap, int fromBlock, int toBlock);

    @Override
    default void run(int chunk) {
        for (int lap = 0; lap < laps(); lap++) {
            run(chunk, lap, 0, blocks());
        }
    }
}
