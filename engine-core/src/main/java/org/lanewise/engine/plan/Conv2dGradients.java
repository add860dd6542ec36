package org.lanewise.engine.plan;

import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.RowBands;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Slab;

/**
 * The gradients of weights and bias of a convolution: sums over blocks and, when the last is in them, gradients. A last block
 * with few images is cut into bands beforehand.
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
    private final RowBands[] bands;
    private final FewImages few;
    private final int bandedInputSize;
    private final SharedScratch scratch;

    /**
     * Binds a kernel to what it reads and writes.
     *
     * @param biasGradients null for a bias that nobody has: its gradient goes to the slab
     * @param scratch nobody else writes to between cutting and summing
     */
    Conv2dGradients(
            Conv2dKernel kernel, Batch batch, Value input, Value output, float[] weightGradients, int weightsAt,
            float[] biasGradients, int biasAt, Slab slab, SharedScratch scratch) {
        this.kernel = kernel;
        this.batch = batch;
        this.input = input;
        this.output = output;
        this.weightGradients = weightGradients;
        this.weightsAt = weightsAt;
        this.biasGradients = biasGradients;
        this.biasAt = biasAt;
        this.sumsAt = slab.reserve(kernel.weightScratchSize());
        this.bands = RowBands.thatPay(kernel.geometry());
        this.few = new FewImages(bands.length);
        this.scratch = scratch;
        int inputSize = 0;
        int outputSize = 0;
        for (RowBands some : bands) {
            inputSize = Math.max(inputSize, some.geometry().input().blockStride());
            outputSize = Math.max(outputSize, some.geometry().output().blockStride());
        }
        this.bandedInputSize = inputSize;
        scratch.need(inputSize + outputSize);
    }

    private float[] storage() {
        return input.activations().data();
    }

    /** Images of a last block that is cut into bands, 0 if there is none. */
    private int banded() {
        return few.of(batch.images());
    }

    private int wholeBlocks() {
        return few.wholeBlocks(batch.images());
    }

    /** Cuts a last block with few images into bands. */
    Region cut() {
        Conv2dGeometry geometry = kernel.geometry();
        int inputChunks = Math.ceilDiv(geometry.inputChannels(), CUT_CHANNELS);
        int outputChunks = Math.ceilDiv(geometry.outputChannels(), CUT_CHANNELS);
        return bands.length == 0
                ? Region.NONE
                : Region.of(() -> banded() > 0 ? inputChunks + outputChunks : 0, chunk -> {
                    RowBands some = bands[banded() - 1];
                    int last = wholeBlocks();
                    boolean ofInput = chunk < inputChunks;
                    int channels = ofInput ? geometry.inputChannels() : geometry.outputChannels();
                    int from = (ofInput ? chunk : chunk - inputChunks) * CUT_CHANNELS;
                    int to = Math.min(channels, from + CUT_CHANNELS);
                    if (ofInput) {
                        some.cutInput(storage(), input.activations().block(last), storage(), scratch.at(), from, to);
                    } else {
                        some.cutGradient(
                                storage(), output.gradient().block(last), storage(), scratch.at() + bandedInputSize,
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
        if (banded() > 0) {
            kernel.sumBands(
                    chunk, bands[banded() - 1], data, scratch.at(), data, scratch.at() + bandedInputSize, data, sumsAt);
        }
        kernel.foldWeights(
                chunk, data, sumsAt, weightGradients, weightsAt, biasGradients == null ? data : biasGradients, biasAt);
    }
}
