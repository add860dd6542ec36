package org.lanewise.engine.plan;

import static org.lanewise.engine.kernel.BatchNormKernel.BIAS;
import static org.lanewise.engine.kernel.BatchNormKernel.CONSTANTS;
import static org.lanewise.engine.kernel.BatchNormKernel.FACTOR;
import static org.lanewise.engine.kernel.BatchNormKernel.INVERSE;
import static org.lanewise.engine.kernel.BatchNormKernel.MEAN;
import static org.lanewise.engine.kernel.BatchNormKernel.OFFSET;
import static org.lanewise.engine.kernel.BatchNormKernel.SECOND;
import static org.lanewise.engine.kernel.BatchNormKernel.SLOPE;
import static org.lanewise.engine.kernel.BatchNormKernel.SUMS;
import static org.lanewise.engine.kernel.BatchNormKernel.WEIGHT;
import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.List;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LaneSums;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.BatchNorm.Statistics;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;

/**
 * A batch normalisation with its activation. In training a chunk has some channels and goes through the batch in laps: what the
 * next lap needs is known when the sums of the one before have passed all blocks.
 */
final class BatchNormStep implements Step {
    /** Values of a chunk that are worth starting it. */
    private static final int WORTHWHILE = 4096;

    /** Values that are worth handing chunks on from thread to thread: of fewer, a thread takes some channels alone. */
    private static final int WORTH_A_RACE = 1 << 16;

    private final Node.OfLayer node;
    private final BatchNorm layer;
    private final BatchNormKernel kernel;
    private final BatchNormKernel banded;
    private final float[] parameters;
    private final float[] gradients;
    private final Batch batch;
    private final int plane;
    private final boolean races;
    private final Cut channels;
    private final int weightsAt;
    private final int biasAt;
    private final int meansAt;
    private final int variancesAt;
    private final int constantsAt;
    private final int sumsAt;

    BatchNormStep(Node.OfLayer node, BatchNorm layer, Kernels kernels, Batch batch, float[] parameters,
            float[] gradients, Slab slab) {
        this.node = node;
        this.layer = layer;
        this.kernel = kernels.batchNorm(
                new BatchNormGeometry(node.input().layout(), node.output().layout(), node.activation()));
        this.banded = node.input().bands() == null
                ? null
                : kernels.batchNorm(new BatchNormGeometry(
                        node.input().bandLayout(), node.output().bandLayout(), node.activation()));
        this.parameters = parameters;
        this.gradients = gradients;
        this.batch = batch;
        Shape shape = node.input().shape();
        this.plane = shape.height() * shape.width();
        int values = plane * batch.capacity();
        this.races = values * shape.channels() >= WORTH_A_RACE;
        this.channels = new Cut(() -> 1, shape.channels(), Math.ceilDiv(races ? 2 * WORTHWHILE : WORTHWHILE, values));
        this.weightsAt = node.slices().get(0).at();
        this.biasAt = node.slices().get(1).at();
        this.meansAt = node.slices().get(2).at();
        this.variancesAt = node.slices().get(3).at();
        this.constantsAt = slab.reserve(shape.channels() * CONSTANTS);
        this.sumsAt = isTraining() ? slab.reserve(shape.channels() * SUMS) : -1;
    }

    private boolean isTraining() {
        return node.output().differentiated();
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    /** Inference normalises by the running averages, which change when the parameters do. */
    @Override
    public Region packForward() {
        return isTraining() ? Region.NONE : Region.single(() -> {
            for (int channel = 0; channel < channels.size(); channel++) {
                use(channel, runningMean(channel), runningInverse(channel));
            }
        });
    }

    @Override
    public Region forward() {
        return isTraining()
                ? raceOrNot(new Forward())
                : Cut.channels(batch, node.input().shape())
                        .region((block, from, to) -> kernel.forward(
                                storage(), node.input().activations().offset(),
                                storage(), node.output().activations().offset(),
                                block, block + 1, from, to,
                                storage(), constantsAt));
    }

    /** The gradients of weight and bias come on the way, for the input's needs them. */
    @Override
    public List<Region> backward() {
        return List.of(raceOrNot(new Backward()));
    }

    private Region raceOrNot(Laps laps) {
        return races ? laps : Region.of(laps::chunks, laps::run);
    }

    /** Chunks of some channels that go through the batch together. */
    private abstract class Laps implements Relay {
        @Override
        public int chunks() {
            return channels.parts();
        }

        /** The whole blocks; images in bands come with the last. */
        @Override
        public int blocks() {
            return hasBands() ? Math.max(1, wholeBlocks()) : batch.blocks();
        }

        @Override
        public void run(int chunk, int lap, int fromBlock, int toBlock) {
            int from = channels.first(chunk);
            int to = channels.first(chunk + 1);
            pass(lap, from, to, fromBlock, Math.min(toBlock, wholeBlocks()), false);
            if (toBlock < blocks()) {
                return;
            }
            if (hasBands()) {
                pass(lap, from, to, wholeBlocks(), wholeBlocks() + 1, true);
            }
            for (int channel = from; channel < to; channel++) {
                end(lap, channel);
            }
        }

        /** @param inBands whether the block is that of the images in bands, the only one then */
        abstract void pass(
                int lap, int fromChannel, int toChannel, int fromBlock, int toBlock, boolean inBands);

        /** Goes on once the lap has been through all blocks. */
        abstract void end(int lap, int channel);
    }

    /** The sum, the sum of squared deviations, the results. */
    private final class Forward extends Laps {
        @Override
        public int laps() {
            return 3;
        }

        @Override
        void pass(
                int lap, int fromChannel, int toChannel, int fromBlock, int toBlock, boolean inBands) {
            float[] data = storage();
            int x = activationsAt(node.input(), inBands);
            int y = activationsAt(node.output(), inBands);
            BatchNormKernel used = inBands ? banded : kernel;
            switch (lap) {
                case 0 -> used.sum(
                        data, x, lanes(inBands), fromBlock, toBlock, fromChannel, toChannel, data, sumsAt);
                case 1 -> used.squares(
                        data, x, lanes(inBands), fromBlock, toBlock, fromChannel, toChannel, data, constantsAt, data,
                        sumsAt);
                default -> used.forward(
                        data, x, data, y, fromBlock, toBlock, fromChannel, toChannel, data, constantsAt);
            }
        }

        @Override
        void end(int lap, int channel) {
            float[] data = storage();
            int own = constantsAt + channel * CONSTANTS;
            int count = batch.images() * plane;
            if (lap == 0) {
                data[own + MEAN] = LaneSums.foldColumns(data, sumsAt + channel * SUMS) / count;
            } else if (lap == 1) {
                use(channel, data[own + MEAN], LaneSums.foldColumns(data, sumsAt + channel * SUMS), count);
            }
        }
    }

    /** Moves the running averages, and chooses what the results are computed with. */
    private void use(int channel, float mean, float squares, int count) {
        if (layer.statistics() == Statistics.BATCH) {
            moveAverages(channel, mean, squares, count);
            use(channel, mean, inverse(squares / count, layer));
        } else if (layer.statistics() == Statistics.RUNNING_AFTER_UPDATE) {
            moveAverages(channel, mean, squares, count);
            use(channel, runningMean(channel), runningInverse(channel));
        } else {
            use(channel, runningMean(channel), runningInverse(channel));
            moveAverages(channel, mean, squares, count);
        }
    }

    private void use(int channel, float mean, float inverse) {
        float[] data = storage();
        int own = constantsAt + channel * CONSTANTS;
        data[own + MEAN] = mean;
        data[own + INVERSE] = inverse;
        data[own + WEIGHT] = parameters[weightsAt + channel];
        data[own + BIAS] = parameters[biasAt + channel];
    }

    private void moveAverages(int channel, float mean, float squares, int count) {
        float momentum = (float) layer.momentum();
        float keep = 1 - momentum;
        parameters[meansAt + channel] = Math.fma(keep, parameters[meansAt + channel], momentum * mean);
        if (count > 1) {
            float unbiased = squares / (count - 1);
            parameters[variancesAt + channel] =
                    Math.fma(keep, parameters[variancesAt + channel], momentum * unbiased);
        }
    }

    private float runningMean(int channel) {
        return parameters[meansAt + channel];
    }

    private float runningInverse(int channel) {
        return inverse(parameters[variancesAt + channel], layer);
    }

    /** What values are multiplied with that have been centred. */
    static float inverse(float variance, BatchNorm layer) {
        return 1 / (float) Math.sqrt(variance + (float) layer.epsilon());
    }

    private boolean hasBands() {
        return banded != null && node.input().bands().areThere();
    }

    private int wholeBlocks() {
        return hasBands() ? node.input().bands().wholeBlocks() : batch.blocks();
    }

    /** Where block 0 lies, or would if images in bands were the last of several blocks like theirs. */
    private int activationsAt(Value value, boolean inBands) {
        return inBands
                ? value.bandedActivationsAt() - wholeBlocks() * value.bandLayout().blockStride()
                : value.activations().offset();
    }

    private int gradientAt(Value value, boolean inBands) {
        return inBands
                ? value.bandedGradientAt() - wholeBlocks() * value.bandLayout().blockStride()
                : value.gradient().offset();
    }

    /** Lanes of all blocks that hold values; those without come last. */
    private int lanes(boolean inBands) {
        return inBands ? wholeBlocks() * LANES + node.input().bands().lanes() : batch.images();
    }

    /** The gradients of weight and bias, then that of the input if it is wanted. */
    private final class Backward extends Laps {
        @Override
        public int laps() {
            return node.input().differentiated() ? 2 : 1;
        }

        @Override
        void pass(
                int lap, int fromChannel, int toChannel, int fromBlock, int toBlock, boolean inBands) {
            float[] data = storage();
            int x = activationsAt(node.input(), inBands);
            int dy = gradientAt(node.output(), inBands);
            BatchNormKernel used = inBands ? banded : kernel;
            if (lap == 0) {
                used.gradientSums(
                        data, x, data, dy, lanes(inBands), fromBlock, toBlock, fromChannel, toChannel, data,
                        constantsAt, data, sumsAt);
            } else {
                used.backward(
                        data, x, data, dy, data, gradientAt(node.input(), inBands), lanes(inBands), fromBlock, toBlock,
                        fromChannel, toChannel, data, constantsAt);
            }
        }

        @Override
        void end(int lap, int channel) {
            if (lap > 0) {
                return;
            }
            float[] data = storage();
            int own = constantsAt + channel * CONSTANTS;
            int sums = sumsAt + channel * SUMS;
            float sum = LaneSums.foldColumns(data, sums);
            float product = LaneSums.foldColumns(data, sums + SECOND);
            gradients[biasAt + channel] = sum;
            gradients[weightsAt + channel] = product;
            int count = batch.images() * plane;
            boolean through = layer.statistics() == Statistics.BATCH;
            data[own + FACTOR] = data[own + WEIGHT] * data[own + INVERSE];
            data[own + OFFSET] = through ? sum / count : 0;
            data[own + SLOPE] = through ? product / count : 0;
        }
    }
}
