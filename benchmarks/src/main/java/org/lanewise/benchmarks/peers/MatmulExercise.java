package org.lanewise.benchmarks.peers;

import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Slab;
import org.lanewise.engine.tensor.Tensor;

/** A matrix product: a linear layer, its images in lane blocks, its weights packed beforehand as a plan packs them. */
final class MatmulExercise implements Exercise {
    private final LinearKernel kernel;
    private final int images;
    private final float[] data;
    private final int x;
    private final int y;
    private final int packed;
    private final int bias;

    MatmulExercise(Task task, Kernels kernels) {
        int[] sizes = Task.matrix(task.model());
        this.images = sizes[0];
        int outputs = sizes[1];
        int inputs = sizes[2];
        LinearGeometry geometry =
                new LinearGeometry(BlockLayout.of(Shape.vector(inputs)), outputs, Activation.IDENTITY);
        this.kernel = kernels.linear(geometry);
        Slab slab = new Slab();
        this.x = slab.reserve(Tensor.size(geometry.input(), images));
        this.y = slab.reserve(Tensor.size(geometry.output(), images));
        this.packed = slab.reserve(kernel.packedForwardSize());
        this.bias = slab.reserve(outputs);
        int weights = slab.reserve(inputs * outputs);
        this.data = slab.allocate();
        System.arraycopy(Noise.of("weights", inputs * outputs), 0, data, weights, inputs * outputs);
        kernel.packForward(data, weights, data, packed);
        float[] values = Noise.of("x", images * inputs);
        Tensor input = new Tensor(data, x, geometry.input(), images);
        for (int n = 0; n < images; n++) {
            for (int i = 0; i < inputs; i++) {
                input.set(n, i, 0, 0, values[n * inputs + i]);
            }
        }
    }

    @Override
    public double[] losses() {
        step();
        int outputs = kernel.geometry().outputs();
        float[] values = new float[images * outputs];
        Tensor output = new Tensor(data, y, kernel.geometry().output(), images);
        for (int n = 0; n < images; n++) {
            output.copyImage(n, values, n * outputs);
        }
        return new double[]{Noise.power(values)};
    }

    @Override
    public void step() {
        int blocks = BlockLayout.blocks(images);
        int chunks = kernel.forwardChunks(blocks);
        for (int chunk = 0; chunk < chunks; chunk++) {
            kernel.forward(chunk, blocks, data, x, data, packed, data, bias, data, y);
        }
    }

    @Override
    public void close() {
        return;
    }
}
