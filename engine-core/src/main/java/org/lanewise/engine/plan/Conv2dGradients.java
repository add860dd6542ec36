package org.lanewise.engine.plan;

import java.util.stream.Stream;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.RowBands;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Slab;

/**
 * The gradients of weights and bias of a convolution: sums over blocks and, when the last is in them, gradients. Where a last block
 * with few images is not kept in bands of rows it is cut into such beforehand.
 */
final class Conv2dGradients implements Relay {
    /** Channels that one chunk cuts into bands. */
    private static final int CUT_CHANNELS = 8;

    private final Conv2dKernel kernel;
    private final Batch batch;
    private final Value input;
    private final Value output;
    private final float[] weightGradients;
    private final int weightsAt;
    private final float[] biasGradients;
    private final int biasAt;
    private final int sumsAt;
    private final BandSums kept;
    private final RowBands[] cuts;
    private final BandSums[] cutSums;
    private final FewImages few;
    private final int cutInputSize;
    private final SharedScratch scratch;

    /**
     * Binds a kernel to what it reads and writes.
     *
     * @param biasGradients null for a bias that nobody has: its gradient goes to the slab
     * @param scratch nobody else writes to between cutting and summing
     * @param banded the convolution of a last block that is kept in bands; null if none is
     */
    Conv2dGradients(
            Conv2dKernel kernel, Batch batch, Value input, Value output, float[] weightGradients, int weightsAt,
            float[] biasGradients, int biasAt, Slab slab, SharedScratch scratch, BandedConv2d banded) {
        this.kernel = kernel;
        this.batch = batch;
        this.input = input;
        this.output = output;
        this.weightGradients = weightGradients;
        this.weightsAt = weightsAt;
        this.biasGradients = biasGradients;
        this.biasAt = biasAt;
        this.sumsAt = slab.reserve(kernel.weightScratchSize());
        this.kept = banded == null ? null : kernel.bandSums(banded.geometry());
        this.cuts = RowBands.thatPay(kernel.geometry());
        this.cutSums = Stream.of(cuts).map(some -> kernel.bandSums(some.geometry())).toArray(BandSums[]::new);
        this.few = Bands.others(input.bands(), cuts.length);
        this.scratch = scratch;
        int inputSize = 0;
        int outputSize = 0;
        for (RowBands some : cuts) {
            inputSize = Math.max(inputSize, some.geometry().input().blockStride());
            outputSize = Math.max(outputSize, some.geometry().output().blockStride());
        }
        this.cutInputSize = inputSize;
        scratch.need(inputSize + outputSize);
    }

    private float[] storage() {
        return input.activations().data();
    }

    /** Images of a last block that is to be cut into bands, 0 if there is none. */
    private int toCut() {
        return few.of(batch.images());
    }

    private int wholeBlocks() {
        return kept != null && input.bands().areThere()
                ? input.bands().wholeBlocks()
                : few.wholeBlocks(batch.images());
    }

    /** Cuts a last block with few images into bands. */
    Region cut() {
        Conv2dGeometry geometry = kernel.geometry();
        int inputChunks = Math.ceilDiv(geometry.inputChannels(), CUT_CHANNELS);
        int outputChunks = Math.ceilDiv(geometry.outputChannels(), CUT_CHANNELS);
        return cuts.length == 0
                ? Region.NONE
                : Region.of(() -> toCut() > 0 ? inputChunks + outputChunks : 0, chunk -> {
                    RowBands some = cuts[toCut() - 1];
                    int last = wholeBlocks();
                    boolean ofInput = chunk < inputChunks;
                    int channels = ofInput ? geometry.inputChannels() : geometry.outputChannels();
                    int from = (ofInput ? chunk : chunk - inputChunks) * CUT_CHANNELS;
                    int to = Math.min(channels, from + CUT_CHANNELS);
                    if (ofInput) {
                        some.cutInput(storage(), input.activations().block(last), storage(), scratch.at(), from, to);
                    } else {
                        some.cutGradient(
                                storage(), output.gradient().block(last), storage(), scratch.at() + cutInputSize,
                                from, to);
                    }
                });
    }

    /** Sums and gradients, a relay where that pays. */
    Region region() {
        return staysWithSums() ? Region.of(this::chunks, this::run) : this;
    }

    /**
     * Whether a thread takes its chunks through all blocks, since less is to be read of what others have written than there
     * are sums to hand on: half of the maps, with two threads.
     */
    private boolean staysWithSums() {
        long maps = (long) BlockLayout.blocks(batch.capacity())
                * (input.layout().blockStride() + output.layout().blockStride());
        return kernel.weightScratchSize() > maps / 2;
    }

    @Override
    public int chunks() {
        return kernel.weightChunks();
    }

    /** The whole blocks; bands come with the last. */
    @Override
    public int blocks() {
        return Math.max(1, wholeBlocks());
    }

    @Override
    public void run(int chunk, int lap, int fromBlock, int toBlock) {
        float[] data = storage();
        kernel.sumWeights(
                chunk,
                data, input.activations().offset(),
                data, output.gradient().offset(),
                fromBlock, Math.min(toBlock, wholeBlocks()),
                data, sumsAt);
        if (toBlock < blocks()) {
            return;
        }
        if (kept != null && input.bands().areThere()) {
            kept.add(chunk, data, input.bandedActivationsAt(), data, output.bandedGradientAt(), data, sumsAt);
        } else if (toCut() > 0) {
            cutSums[toCut() - 1].add(chunk, data, scratch.at(), data, scratch.at() + cutInputSize, data, sumsAt);
        }
        kernel.foldWeights(
                chunk, data, sumsAt, weightGradients, weightsAt, biasGradients == null ? data : biasGradients, biasAt);
    }
}
