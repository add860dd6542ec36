package org.lanewise.engine.plan;

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
import org.lanewise.engine.tensor.Tensor;

/** A batch normalisation with its activation: in training channel by channel over the batch, in inference block by block. */
final class BatchNormStep implements Step {
    /** Values of a chunk that are worth starting it. */
    private static final int WORTHWHILE = 4096;

    /** Two sums a lane. */
    private static final int SCRATCH = 2 * LANES;

    private final Node.OfLayer node;
    private final BatchNorm layer;
    private final BatchNormKernel kernel;
    private final float[] parameters;
    private final float[] gradients;
    private final Batch batch;
    private final int plane;
    private final boolean training;
    private final Cut channelsOfBatch;
    private final int weightsAt;
    private final int biasAt;
    private final int meansAt;
    private final int variancesAt;
    private final int usedMeansAt;
    private final int usedInversesAt;
    private final int sumsAt;

    BatchNormStep(Node.OfLayer node, BatchNorm layer, Kernels kernels, Batch batch, float[] parameters,
            float[] gradients, Slab slab) {
        this.node = node;
        this.layer = layer;
        this.kernel = kernels.batchNorm(
                new BatchNormGeometry(node.input().layout(), node.output().layout(), node.activation()));
        this.parameters = parameters;
        this.gradients = gradients;
        this.batch = batch;
        Shape shape = node.input().shape();
        int channels = shape.channels();
        this.plane = shape.height() * shape.width();
        this.training = node.output().differentiated();
        this.channelsOfBatch = new Cut(() -> 1, channels, Math.ceilDiv(WORTHWHILE, plane * batch.capacity()));
        this.weightsAt = node.slices().get(0).at();
        this.biasAt = node.slices().get(1).at();
        this.meansAt = node.slices().get(2).at();
        this.variancesAt = node.slices().get(3).at();
        this.usedMeansAt = training ? slab.reserve(channels) : -1;
        this.usedInversesAt = training ? slab.reserve(channels) : -1;
        this.sumsAt = training ? slab.reserve(channels * SCRATCH) : -1;
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    @Override
    public Region forward() {
        if (training) {
            return channelsOfBatch.region((_, from, to) -> {
                for (int channel = from; channel < to; channel++) {
                    train(channel);
                }
            });
        }
        return Cut.channels(batch, node.input().shape()).region((block, from, to) -> {
            for (int channel = from; channel < to; channel++) {
                normalize(channel, block, block + 1, runningMean(channel), runningInverse(channel));
            }
        });
    }

    private void train(int channel) {
        float[] data = storage();
        int x = node.input().activations().offset();
        int sums = sumsAt + channel * SCRATCH;
        float usedMean = runningMean(channel);
        float usedInverse = runningInverse(channel);
        int count = batch.images() * plane;
        kernel.sum(data, x, batch.images(), channel, data, sums);
        float mean = LaneSums.fold(data, sums) / count;
        kernel.squares(data, x, batch.images(), channel, mean, data, sums);
        float squares = LaneSums.fold(data, sums);
        moveAverages(channel, mean, squares, count);
        if (layer.statistics() == Statistics.BATCH) {
            usedMean = mean;
            usedInverse = inverse(squares / count);
        } else if (layer.statistics() == Statistics.RUNNING_AFTER_UPDATE) {
            usedMean = runningMean(channel);
            usedInverse = runningInverse(channel);
        }
        data[usedMeansAt + channel] = usedMean;
        data[usedInversesAt + channel] = usedInverse;
        normalize(channel, 0, batch.blocks(), usedMean, usedInverse);
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
        return inverse(parameters[variancesAt + channel]);
    }

    private float inverse(float variance) {
        return inverse(variance, layer);
    }

    /** What values are multiplied with that have been centred. */
    static float inverse(float variance, BatchNorm layer) {
        return 1 / (float) Math.sqrt(variance + (float) layer.epsilon());
    }

    private void normalize(int channel, int fromBlock, int toBlock, float mean, float inverse) {
        kernel.forward(
                storage(), node.input().activations().offset(),
                storage(), node.output().activations().offset(),
                fromBlock, toBlock, channel,
                mean, inverse, parameters[weightsAt + channel], parameters[biasAt + channel]);
    }

    /** The gradients of weight and bias come on the way, for the input's needs them. */
    @Override
    public List<Region> backward() {
        return List.of(channelsOfBatch.region((_, from, to) -> {
            for (int channel = from; channel < to; channel++) {
                backward(channel);
            }
        }));
    }

    private void backward(int channel) {
        float[] data = storage();
        Tensor dy = node.output().gradient();
        int x = node.input().activations().offset();
        int y = node.output().activations().offset();
        int sums = sumsAt + channel * SCRATCH;
        float mean = data[usedMeansAt + channel];
        float inverse = data[usedInversesAt + channel];
        kernel.gradientSums(
                data, x, data, y, data, dy.offset(), batch.images(), channel, mean, inverse, data, sums);
        float sum = LaneSums.fold(data, sums);
        float product = LaneSums.fold(data, sums + LANES);
        gradients[biasAt + channel] = sum;
        gradients[weightsAt + channel] = product;
        if (node.input().differentiated()) {
            int count = batch.images() * plane;
            boolean through = layer.statistics() == Statistics.BATCH;
            kernel.backward(
                    data, x, data, y, data, dy.offset(), data, node.input().gradient().offset(),
                    batch.images(), channel, mean, inverse, parameters[weightsAt + channel] * inverse,
                    through ? sum / count : 0, through ? product / count : 0);
        }
    }
}
