package org.lanewise.simd;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.AddKernel;
import org.lanewise.engine.kernel.BandSums;
import org.lanewise.engine.kernel.BatchNormGeometry;
import org.lanewise.engine.kernel.BatchNormKernel;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.kernel.Conv2dKernel;
import org.lanewise.engine.kernel.DropoutKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.LinearGeometry;
import org.lanewise.engine.kernel.LinearKernel;
import org.lanewise.engine.kernel.LossKernel;
import org.lanewise.engine.kernel.PartialProductKernel;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dKernel;
import org.lanewise.engine.kernel.RowBands;
import org.lanewise.engine.kernel.SoftmaxCrossEntropyKernel;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Optimizers;

/**
 * A program that runs every kernel of every width until its compiled code allocates nothing, and prints those that do not
 * come to it. All of them begin together, so what the compiler knows of the methods of the Vector API is mixed: that a
 * method was only ever called for vectors of one width is what it may happen to know in a program, and no kernel may need
 * it.
 */
final class Allocations {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final int CALLS = 50;
    private static final int MIXED_CALLS = 300;

    private final Kernels kernels;
    private final Map<String, Runnable> calls = new LinkedHashMap<>();

    private Allocations(Kernels kernels) {
        this.kernels = kernels;
        addConvolution(1);
        addConvolution(2);
        addPartialBlock();
        addLinear();
        addPooling();
        addNormalization(Activation.IDENTITY);
        addNormalization(Activation.RELU);
        addOthers();
    }

    static void main() {
        List<Allocations> all = Targets.all().stream().map(Allocations::new).toList();
        for (int call = 0; call < MIXED_CALLS; call++) {
            all.forEach(one -> one.calls.values().forEach(Runnable::run));
        }
        all.forEach(Allocations::print);
    }

    private void print() {
        calls.forEach((name, call) -> {
            long bytes = bytesInTheEnd(call);
            if (bytes > 0) {
                System.out
                        .println(kernels.vectorBits() + " bits: " + name + " allocates " + bytes + " bytes in " + CALLS
                                + " calls");
            }
        });
        System.out.println(calls.size() + " kernels of " + kernels.vectorBits() + " bits");
    }

    private static long bytesInTheEnd(Runnable call) {
        long start = System.nanoTime();
        long bytes;
        do {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                call.run();
            }
            bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
        } while (bytes > 0 && System.nanoTime() - start < PATIENCE_NANOS);
        return bytes;
    }

    private void addConvolution(int stride) {
        Shape input = new Shape(7, 6, 6);
        Padding padding = Padding.of(1);
        Shape output = Conv2dGeometry.outputShape(input, 9, 3, 3, stride, padding);
        BlockLayout x = new BlockLayout(input, padding);
        BlockLayout y = BlockLayout.of(output);
        Conv2dKernel conv = kernels.conv2d(new Conv2dGeometry(x, y, 3, 3, stride, padding, Activation.RELU));
        float[] in = new float[x.blockStride()];
        float[] out = new float[y.blockStride()];
        float[] weights = new float[conv.geometry().weights()];
        float[] packed = new float[Math.max(conv.packedForwardSize(), conv.packedBackwardSize())];
        float[] bias = new float[9];
        float[] scratch = new float[conv.weightScratchSize()];
        String name = "convolution with stride " + stride + ", ";
        calls.put(name + "packing", () -> {
            conv.packForward(weights, 0, packed, 0);
            conv.packBackward(weights, 0, packed, 0);
        });
        calls.put(name + "forward", () -> conv.forward(in, 0, packed, 0, bias, 0, out, 0, 0, output.height()));
        calls.put(name + "backward data", () -> conv.backwardData(out, 0, packed, 0, in, 0, 0, 6));
        calls.put(name + "backward weights", () -> {
            for (int chunk = 0; chunk < conv.weightChunks(); chunk++) {
                conv.backwardWeights(chunk, in, 0, out, 0, 1, scratch, 0, weights, 0, bias, 0);
            }
        });
    }

    private void addPartialBlock() {
        BlockLayout x = new BlockLayout(new Shape(17, 12, 12), Padding.of(1));
        BlockLayout y = BlockLayout.of(new Shape(18, 12, 12));
        Conv2dKernel conv = kernels.conv2d(new Conv2dGeometry(x, y, 3, 3, 1, Padding.of(1), Activation.RELU));
        float[] in = new float[x.blockStride()];
        float[] out = new float[y.blockStride()];
        float[] weights = new float[conv.geometry().weights()];
        float[] bias = new float[18];
        RowBands bands = RowBands.thatPay(conv.geometry())[0];
        BandSums inBands = conv.bandSums(bands.geometry());
        float[] bandsOfX = new float[bands.geometry().input().blockStride()];
        float[] bandsOfDy = new float[bands.geometry().output().blockStride()];
        float[] sums = new float[conv.weightScratchSize()];
        calls.put("partial block, weight gradients", () -> {
            bands.cutInput(in, 0, bandsOfX, 0, 0, 17);
            bands.cutGradient(out, 0, bandsOfDy, 0, 0, 18);
            for (int chunk = 0; chunk < conv.weightChunks(); chunk++) {
                inBands.add(chunk, bandsOfX, 0, bandsOfDy, 0, sums, 0);
            }
        });
        PartialProductKernel forward = conv.partialForward().orElseThrow();
        float[] packed = new float[forward.packedSize()];
        float[] scratch = new float[forward.scratchSize()];
        calls.put("partial block, packing", () -> forward.pack(weights, 0, bias, 0, packed, 0));
        calls.put("partial block, forward", () -> {
            for (int chunk = 0; chunk < forward.chunks(2); chunk++) {
                forward.run(chunk, 2, in, 0, packed, 0, scratch, 0, out, 0);
            }
        });
        PartialProductKernel backward = conv.partialBackwardData().orElseThrow();
        float[] packedBack = new float[backward.packedSize()];
        float[] scratchBack = new float[backward.scratchSize()];
        calls.put("partial block, backward data", () -> {
            for (int chunk = 0; chunk < backward.chunks(2); chunk++) {
                backward.run(chunk, 2, out, 0, packedBack, 0, scratchBack, 0, in, 0);
            }
        });
    }

    private void addLinear() {
        BlockLayout x = BlockLayout.of(new Shape(5, 3, 3));
        LinearKernel linear = kernels.linear(new LinearGeometry(x, 11, Activation.SIGMOID));
        float[] in = new float[4 * x.blockStride()];
        float[] out = new float[4 * linear.geometry().output().blockStride()];
        float[] weights = new float[11 * 45];
        float[] packed = new float[Math.max(linear.packedForwardSize(), linear.packedBackwardSize())];
        float[] bias = new float[11];
        float[] scratch = new float[linear.weightScratchSize(60)];
        calls.put("linear, packing", () -> {
            linear.packForward(weights, 0, packed, 0);
            linear.packBackward(weights, 0, packed, 0);
        });
        calls.put("linear, forward", () -> {
            for (int chunk = 0; chunk < linear.forwardChunks(4); chunk++) {
                linear.forward(chunk, 4, in, 0, packed, 0, bias, 0, out, 0);
            }
        });
        calls.put("linear, backward data", () -> {
            for (int chunk = 0; chunk < linear.dataChunks(4); chunk++) {
                linear.backwardData(chunk, 4, out, 0, packed, 0, in, 0);
            }
        });
        calls.put("linear, backward weights", () -> {
            for (int chunk = 0; chunk < linear.weightChunks(); chunk++) {
                linear.backwardWeights(chunk, 60, in, 0, out, 0, scratch, 0, weights, 0, bias, 0);
            }
        });
    }

    private void addPooling() {
        Shape shape = new Shape(3, 6, 6);
        for (Pool2dGeometry.Kind kind : Pool2dGeometry.Kind.values()) {
            for (int window : new int[]{2, 3}) {
                for (int stride : new int[]{1, window}) {
                    BlockLayout x = new BlockLayout(shape, Padding.of(1));
                    BlockLayout y = BlockLayout.of(Pool2dGeometry.outputShape(shape, window, stride));
                    Pool2dKernel pool = kernels.pool2d(new Pool2dGeometry(kind, x, y, window, stride));
                    float[] in = new float[x.blockStride()];
                    float[] out = new float[y.blockStride()];
                    float[] gradient = new float[x.blockStride()];
                    String name = kind + " pooling of " + window + " with stride " + stride + ", ";
                    calls.put(name + "forward", () -> pool.forward(in, 0, out, 0, 0, 3));
                    calls.put(name + "backward", () -> pool.backward(in, 0, out, 0, out, 0, gradient, 0, 0, 3));
                }
            }
        }
    }

    private void addNormalization(Activation activation) {
        BlockLayout layout = new BlockLayout(new Shape(3, 5, 5), Padding.of(1));
        BatchNormKernel norm = kernels.batchNorm(new BatchNormGeometry(layout, layout, activation));
        int images = 20;
        float[] x = new float[2 * layout.blockStride()];
        float[] y = new float[2 * layout.blockStride()];
        float[] sums = new float[3 * BatchNormKernel.SUMS];
        float[] constants = new float[3 * BatchNormKernel.CONSTANTS];
        String name = "normalisation with " + activation + ", ";
        calls.put(name + "sums", () -> {
            norm.sum(x, 0, images, 0, 2, 0, 3, sums, 0);
            norm.squares(x, 0, images, 0, 2, 0, 3, constants, 0, sums, 0);
        });
        calls.put(name + "forward", () -> norm.forward(x, 0, y, 0, 0, 2, 0, 3, constants, 0));
        calls.put(
                name + "gradient sums",
                () -> norm.gradientSums(x, 0, y, 0, images, 0, 2, 0, 3, constants, 0, sums, 0));
        calls.put(name + "backward", () -> norm.backward(x, 0, y, 0, x, 0, images, 0, 2, 0, 3, constants, 0));
    }

    private void addOthers() {
        BlockLayout layout = new BlockLayout(new Shape(3, 6, 6), Padding.of(1));
        float[] x = new float[layout.blockStride()];
        float[] y = new float[layout.blockStride()];
        for (Activation activation : Activation.values()) {
            ActivationKernel kernel = kernels.activation(activation, layout);
            calls.put(activation + ", forward", () -> kernel.forward(x, 0, y, 0, 0, 3));
            calls.put(activation + ", backward", () -> kernel.backward(x, 0, x, 0, y, 0, 0, 3));
            AddKernel add = kernels.add(activation, layout);
            calls.put("sum with " + activation, () -> add.forward(x, 0, x, 0, y, 0, 0, 3));
        }
        SoftmaxCrossEntropyKernel softmax = kernels.softmaxCrossEntropy(10);
        int[] labels = new int[16];
        float[] losses = new float[16];
        calls.put("softmax cross-entropy", () -> {
            softmax.gradient(x, 0, labels, 0, 1, y, 0, losses, 0);
            softmax.loss(x, 0, labels, 0, losses, 0);
            softmax.probabilities(x, 0, y, 0);
        });
        DropoutKernel dropout = kernels.dropout(layout);
        calls.put("dropout", () -> dropout.apply(x, 0, y, 0, 1, 77, 1 << 22, 4 / 3f, 0, 3));
        LossKernel euclidean = kernels.euclidean(10);
        calls.put("Euclidean loss", () -> euclidean.gradient(x, 0, labels, 0, 1, y, 0, losses, 0));
        for (Optimizer optimizer : Optimizers.ofEveryKind()) {
            float[][] memory = new float[optimizer.slots().size()][x.length];
            calls.put(
                    optimizer.toString(),
                    () -> optimizer.update(kernels.updates(), x, y, memory, 0, 101, 0.01, 1e-3, 5));
        }
    }
}
