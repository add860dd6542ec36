package org.lanewise.engine.plan;

import java.util.Optional;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;
import org.lanewise.engine.kernel.PartialProductKernel;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/** A pass of a convolution, forward or backward, over the images of a last block that is nearly empty. */
final class PartialPass {
    private final PartialProductKernel kernel;
    private final PartialBlock block;
    private final int packedAt;
    private final SharedScratch scratch;

    /**
     * Binds a pass to its buffers.
     *
     * @param kernel the engine's way for such a block, if it has one
     * @param bands in which still fewer images are kept, if any
     */
    PartialPass(
            Optional<PartialProductKernel> kernel, Bands bands, Batch batch, Slab slab, SharedScratch scratch) {
        this.kernel = kernel.orElse(null);
        this.block = new PartialBlock(
                batch, Bands.others(bands, kernel.map(PartialProductKernel::mostImages).orElse(0)));
        this.packedAt = block.isPossible() ? slab.reserve(this.kernel.packedSize()) : -1;
        this.scratch = scratch;
        if (block.isPossible()) {
            scratch.need(this.kernel.scratchSize());
        }
    }

    /** Blocks that are left to the usual way. */
    int wholeBlocks() {
        return block.wholeBlocks();
    }

    /**
     * Packs the weights.
     *
     * @param always whether also while no block needs it, because one may before the weights change
     * @param packing given the kernel and where to pack to
     */
    Region pack(boolean always, ObjIntConsumer<PartialProductKernel> packing) {
        return block.isPossible()
                ? Region.of(() -> always || block.isThere() ? 1 : 0, _ -> packing.accept(kernel, packedAt))
                : Region.NONE;
    }

    /** Computes the results of the block. */
    Region region(Supplier<Tensor> source, Supplier<Tensor> results) {
        return block.isPossible()
                ? Region.of(() -> block.isThere() ? kernel.chunks(block.images()) : 0,
                        chunk -> run(chunk, source.get(), results.get()))
                : Region.NONE;
    }

    private void run(int chunk, Tensor source, Tensor results) {
        float[] data = source.data();
        int last = block.wholeBlocks();
        kernel.run(chunk, block.images(), data, source.block(last), data, packedAt, data, scratch.at(), data,
                results.block(last));
    }
}
