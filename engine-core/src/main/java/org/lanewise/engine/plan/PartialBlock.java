package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.BlockLayout;

/**
 * The last block of a batch, as long as it holds so few images that a kernel has a way of its own for it, and as long as its
 * empty lanes are so large a share of all that compiling another way pays: an eighth, as of 50 images, not of 100.
 *
 * @param mostImages of that kernel, 0 if there is none
 */
record PartialBlock(Batch batch, int mostImages) {
    private static final int SHARE = 8;

    /** Images in it, 0 if the last block is treated like all others. */
    int images() {
        return imagesOf(batch.images());
    }

    private int imagesOf(int images) {
        int rest = images % LANES;
        return rest <= mostImages && SHARE * (LANES - rest) >= BlockLayout.blocks(images) * LANES ? rest : 0;
    }

    boolean isThere() {
        return images() > 0;
    }

    /** Whether it is worth memory: batches as large as the plan takes have it. */
    boolean isPossible() {
        return imagesOf(batch.capacity()) > 0;
    }

    /** Its number, and how many blocks are treated in the usual way. */
    int wholeBlocks() {
        return isPossible() && isThere() ? batch.images() / LANES : batch.blocks();
    }
}
