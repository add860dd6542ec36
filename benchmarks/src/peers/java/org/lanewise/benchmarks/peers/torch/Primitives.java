package org.lanewise.benchmarks.peers.torch;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.convolution_backward;
import static org.bytedeco.pytorch.global.torch.mkldnn_reorder_conv2d_weight;
import static org.bytedeco.pytorch.global.torch.mm_out;
import static org.bytedeco.pytorch.global.torch.zeros;

import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.InferenceMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.lanewise.benchmarks.peers.Exercise;
import org.lanewise.benchmarks.peers.Noise;
import org.lanewise.benchmarks.peers.Task;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;

/**
 * Single operators: libtorch hands convolutions to oneDNN and matrix products to OpenBLAS. An operator costs a few
 * microseconds beside. With {@value #BLOCKED} images and weights lie as oneDNN wants them, and nothing is rearranged.
 */
final class Primitives {
    static final String BLOCKED = "blocked";
    private static final long[] ONE = {1, 1};

    private Primitives() {}

    static List<String> choices(Task task) {
        return switch (task.kind()) {
            case FORWARD -> List.of(TorchSide.CHANNELS_LAST, TorchSide.CONTIGUOUS, BLOCKED);
            case MATMUL -> List.of("x times W", "x times transposed W");
            default -> List.of(TorchSide.CHANNELS_LAST, TorchSide.CONTIGUOUS);
        };
    }

    static Exercise of(Task task, String choice) {
        return task.kind() == Task.Kind.MATMUL ? product(task, choice) : convolution(task, choice);
    }

    private static Exercise product(Task task, String choice) {
        int[] sizes = Task.matrix(task.model());
        Tensor x = Tensor.create(Noise.of("x", sizes[0] * sizes[2]), sizes[0], sizes[2]);
        Tensor transposed = Tensor.create(Noise.of("weights", sizes[1] * sizes[2]), sizes[1], sizes[2]).t();
        Tensor weights = choice.equals("x times W") ? transposed.contiguous() : transposed;
        Tensor y = zeros(sizes[0], sizes[1]);
        return new Repeated(() -> mm_out(y, x, weights));
    }

    private static Exercise convolution(Task task, String choice) {
        Conv2dGeometry sizes = Task.convolution(task.model());
        boolean blocked = choice.equals(BLOCKED);
        MemoryFormat format =
                choice.equals(TorchSide.CHANNELS_LAST) ? MemoryFormat.ChannelsLast : MemoryFormat.Contiguous;
        Padding padding = sizes.padding();
        long[] pad = {padding.top(), padding.left()};
        Shape in = sizes.input().shape();
        Shape out = sizes.output().shape();
        Tensor x = images("x", task.batch(), in).contiguous(format);
        Tensor dy = images("dy", task.batch(), out).contiguous(format);
        Tensor weights = Tensor.create(
                Noise.of("weights", sizes.weights()), out.channels(), in.channels(), sizes.kernelHeight(),
                sizes.kernelWidth()).contiguous(format);
        TensorOptional bias = new TensorOptional(zeros(out.channels()));
        long[] biasSizes = {out.channels()};
        if (task.kind() == Task.Kind.FORWARD) {
            Tensor input = blocked ? x.to_mkldnn() : x;
            Tensor kernels = blocked
                    ? mkldnn_reorder_conv2d_weight(
                            weights.to_mkldnn(), pad, ONE, ONE, 1, task.batch(), in.channels(), in.height(), in.width())
                    : weights;
            return new Repeated(() -> conv2d(input, kernels, bias, ONE, pad, ONE, 1));
        }
        boolean data = task.kind() == Task.Kind.BACKWARD_DATA;
        BoolPointer wanted = new BoolPointer(3).put(0, data).put(1, !data).put(2, !data);
        return new Repeated(() -> {
            var gradients = convolution_backward(
                    dy, x, weights, biasSizes, ONE, pad, ONE, false, new long[]{0, 0}, 1, wanted);
            return data ? gradients.get0() : gradients.get1();
        });
    }

    private static Tensor images(String name, int count, Shape shape) {
        return Tensor.create(
                Noise.of(name, count * shape.size()), count, shape.channels(), shape.height(), shape.width());
    }

    /** A call over and over. */
    private static final class Repeated implements Exercise {
        private final Supplier<Tensor> call;
        private final InferenceMode mode = new InferenceMode(true);

        Repeated(Supplier<Tensor> call) {
            this.call = call;
        }

        @Override
        public double[] losses() {
            try (PointerScope _ = new PointerScope()) {
                Tensor result = call.get();
                result = (result.is_mkldnn() ? result.to_dense() : result).contiguous();
                float[] values = new float[(int) result.numel()];
                result.data_ptr_float().get(values);
                return new double[]{Noise.power(values)};
            }
        }

        @Override
        public void step() {
            try (PointerScope _ = new PointerScope()) {
                call.get();
            }
        }

        @Override
        public void close() {
            mode.close();
        }
    }
}
