package org.lanewise.engine.plan;

import static org.lanewise.engine.tensor.BlockLayout.LANES;

import java.util.List;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Slab;

/**
 * A batch normalisation of a single image by the running averages, with its activation. Every lane has a channel's own
 * factors; the plain loop over them is one that compilers turn into vector code.
 */
final class ImageBatchNormStep implements Step {
    private final Node.OfLayer node;
    private final BatchNorm layer;
    private final float[] parameters;
    private final ActivationKernel activation;
    private final Cut planes;
    private final int channels;
    private final int meansAt;
    private final int inversesAt;
    private final int weightsAt;
    private final int biasesAt;

    ImageBatchNormStep(Node.OfLayer node, BatchNorm layer, Kernels kernels, Batch one, float[] parameters, Slab slab) {
        this.node = node;
        this.layer = layer;
        this.parameters = parameters;
        BlockLayout output = node.output().layout();
        this.activation = kernels.activation(node.activation(), output);
        this.planes = Cut.channels(one, output.shape());
        this.channels = node.output().shape().channels();
        int lanes = output.shape().channels() * LANES;
        this.meansAt = slab.reserve(lanes);
        this.inversesAt = slab.reserve(lanes);
        this.weightsAt = slab.reserve(lanes);
        this.biasesAt = slab.reserve(lanes);
    }

    private float[] storage() {
        return node.input().activations().data();
    }

    @Override
    public Region packForward() {
        return Region.single(() -> {
            float[] to = storage();
            System.arraycopy(parameters, node.slices().get(0).at(), to, weightsAt, channels);
            System.arraycopy(parameters, node.slices().get(1).at(), to, biasesAt, channels);
            System.arraycopy(parameters, node.slices().get(2).at(), to, meansAt, channels);
            int variances = node.slices().get(3).at();
            for (int c = 0; c < channels; c++) {
                to[inversesAt + c] = BatchNormStep.inverse(parameters[variances + c], layer);
            }
        });
    }

    @Override
    public Region forward() {
        return planes.region((_, from, to) -> {
            for (int plane = from; plane < to; plane++) {
                normalize(plane);
            }
            if (node.activation() != Activation.IDENTITY) {
                float[] data = storage();
                int y = node.output().activations().offset();
                activation.forward(data, y, data, y, from, to);
            }
        });
    }

    private void normalize(int plane) {
        BlockLayout in = node.input().layout();
        BlockLayout out = node.output().layout();
        int x = node.input().activations().offset();
        int y = node.output().activations().offset();
        int first = plane * LANES;
        for (int row = 0; row < out.shape().height(); row++) {
            normalize(
                    storage(), x + in.at(plane, row, 0), y + out.at(plane, row, 0), out.shape().width(),
                    meansAt + first, inversesAt + first, weightsAt + first, biasesAt + first);
        }
    }

    private static void normalize(
            float[] data, int xAt, int yAt, int width, int means, int inverses, int weights, int biases) {
        for (int i = 0; i < width * LANES; i += LANES) {
            for (int lane = 0; lane < LANES; lane++) {
                float standard = (data[xAt + i + lane] - data[means + lane]) * data[inverses + lane];
                data[yAt + i + lane] = Math.fma(data[weights + lane], standard, data[biases + lane]);
            }
        }
    }

    @Override
    public List<Region> backward() {
        return List.of();
    }
}
