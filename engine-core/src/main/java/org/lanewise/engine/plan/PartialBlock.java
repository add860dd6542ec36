package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

/**
 * The last block of a batch, as long as it holds so few images that a kernel has a way of its own for it.
 *
 * @param mostImages of that kernel, 0 if there is none
 */
record PartialBlock(Batch batch, int mostImages) {
    /** Images in it, 0 if the last block is treated like all others. */
    int images() {
        int rest = batch.images() % LANES;
        return rest <= mostImages ? rest : 0;
    }

    boolean isThere() {
        return images() > 0;
    }

    /** Whether it can ever be there. */
    boolean isPossible() {
        return mostImages > 0 && (batch.capacity() > LANES || batch.capacity() % LANES <= mostImages);
    }

    /** Its number, and how many blocks are treated in the usual way. */
    int wholeBlocks() {
        return isThere() ? batch.images() / LANES : batch.blocks();
    }
}
