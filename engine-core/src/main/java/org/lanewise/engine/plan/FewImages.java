package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import org.lanewise.engine.tensor.BlockLayout;

/**
 * Batches whose last block holds so few images that a kernel has a way of its own for it, and whose empty lanes are so large a
 * share of all that another way pays: an eighth, as of 50 images, not of 100.
 *
 * @param least images that are not treated in yet another way
 * @param most images with which that way is the faster one, 0 if it never is
 */
record FewImages(int least, int most) {
    private static final int SHARE = 8;

    /** Images in the last block of a batch, 0 if it is treated like all others. */
    int of(int batch) {
        int rest = batch % LANES;
        return rest >= least && rest <= most && SHARE * (LANES - rest) >= BlockLayout.blocks(batch) * LANES ? rest : 0;
    }

    /** Blocks of a batch that are treated in the usual way. */
    int wholeBlocks(int batch) {
        return of(batch) > 0 ? batch / LANES : BlockLayout.blocks(batch);
    }
}
