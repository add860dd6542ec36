package org.lanewise.engine.plan;

/**
 * The last block of a batch, as long as it is to be computed in another way than the others.
 *
 * @param few images for which there is one
 */
record PartialBlock(Batch batch, FewImages few) {
    /** Images in it, 0 if the last block is treated like all others. */
    int images() {
        return few.of(batch.images());
    }

    boolean isThere() {
        return images() > 0;
    }

    /** Whether it is worth memory: batches as large as the plan takes have it. */
    boolean isPossible() {
        return few.of(batch.capacity()) > 0;
    }

    /** Its number, and how many blocks are treated in the usual way. */
    int wholeBlocks() {
        return isPossible() ? few.wholeBlocks(batch.images()) : batch.blocks();
    }
}
