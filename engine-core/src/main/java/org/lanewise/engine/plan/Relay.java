package org.lanewise.engine.plan;

/**
 * A region whose chunks go through the blocks of the batch one after the other, so that a chunk can be handed from a thread that
 * has the first blocks in its caches to one that has the next.
 */
interface Relay extends Region {
    /** Blocks that every chunk goes through. */
    int blocks();

    /** Takes a chunk through some blocks, possibly none; those before have been gone through. */
    void run(int chunk, int fromBlock, int toBlock);

    @Override
    default void run(int chunk) {
        run(chunk, 0, blocks());
    }

    /**
     * Takes a chunk through one of several stages, each of which has the blocks that one of as many threads has in other
     * regions. Where these do not come out even, every other chunk has one block more in the stage before.
     */
    default void run(int chunk, int stage, int stages, int blocks) {
        run(chunk, bound(chunk, stage, stages, blocks), bound(chunk, stage + 1, stages, blocks));
    }

    private static int bound(int chunk, int stage, int stages, int blocks) {
        if (stage == 0 || stage == stages) {
            return stage == 0 ? 0 : blocks;
        }
        return (int) ((2L * blocks * stage + (chunk & 1) * stages) / (2L * stages));
    }
}
