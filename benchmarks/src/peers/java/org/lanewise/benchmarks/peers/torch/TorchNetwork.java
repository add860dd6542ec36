package org.lanewise.benchmarks.peers.torch;

import static org.bytedeco.pytorch.global.torch.avg_pool2d;
import static org.bytedeco.pytorch.global.torch.batch_norm;
import static org.bytedeco.pytorch.global.torch.constant_pad_nd;
import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.dropout;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.relu_;
import static org.bytedeco.pytorch.global.torch.sigmoid_;
import static org.bytedeco.pytorch.global.torch.tanh_;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.tensor.Padding;

/**
 * A network as calls of libtorch, made from its description: the one translator from layers to operators. Activations work
 * in place, a convolution takes symmetric padding as its own, and shapes are those of one image with the batch in front.
 */
final class TorchNetwork {
    private static final long[] ONE = {1, 1};

    private final boolean training;
    private final MemoryFormat format;
    private final Map<String, Tensor> tensors = new HashMap<>();
    private final List<Tensor> weights = new ArrayList<>();
    private final List<Tensor> others = new ArrayList<>();
    private final List<UnaryOperator<Tensor>> calls;

    /**
     * Translates.
     *
     * @param parameters copied
     * @param training whether normalisations take the statistics of the batch, and values are dropped
     * @param format how feature maps lie
     */
    TorchNetwork(Parameters parameters, boolean training, MemoryFormat format) {
        this.training = training;
        this.format = format;
        for (Parameters.Slice slice : parameters.slices()) {
            tensors.put(slice.name(), tensor(parameters.values(), slice));
        }
        Network network = parameters.network();
        this.calls = chain("", network.placed());
    }

    /** A parameter: a leaf that wants a gradient if it is learned. */
    private Tensor tensor(float[] values, Parameters.Slice slice) {
        float[] copy = Arrays.copyOfRange(values, slice.at(), slice.end());
        long[] sizes = slice.spec().dimensions().stream().mapToLong(Integer::longValue).toArray();
        Tensor tensor = Tensor.create(copy, sizes);
        if (sizes.length == 4) {
            tensor = tensor.contiguous(format);
        }
        switch (slice.spec().role()) {
            case WEIGHT -> weights.add(tensor.set_requires_grad(training));
            case BIAS -> others.add(tensor.set_requires_grad(training));
            case AVERAGE -> {}
        }
        return tensor;
    }

    /** What weight decay of weights alone applies to. */
    List<Tensor> weights() {
        return weights;
    }

    /** Everything else that is learned. */
    List<Tensor> others() {
        return others;
    }

    /** The logits of a batch. */
    Tensor forward(Tensor x) {
        Tensor y = x;
        for (UnaryOperator<Tensor> call : calls) {
            y = call.apply(y);
        }
        return y;
    }

    private List<UnaryOperator<Tensor>> chain(String prefix, List<Placed> layers) {
        List<UnaryOperator<Tensor>> chain = new ArrayList<>();
        for (Placed placed : layers) {
            chain.add(call(prefix + placed.name() + ".", placed));
        }
        return chain;
    }

    private UnaryOperator<Tensor> call(String name, Placed placed) {
        return switch (placed.layer()) {
            case Conv2d layer -> convolution(name, placed, layer);
            case MaxPool2d layer -> {
                long[] window = {layer.window(), layer.window()};
                long[] stride = {layer.stride(), layer.stride()};
                yield x -> max_pool2d(x, window, stride, new long[]{0, 0}, ONE, false);
            }
            case AvgPool2d layer -> {
                long[] window = {layer.window(), layer.window()};
                long[] stride = {layer.stride(), layer.stride()};
                yield x -> avg_pool2d(x, window, stride, new long[]{0, 0}, false, true, new LongOptional());
            }
            case GlobalAvgPool2d _ -> x -> x.mean(2, 3);
            case Linear _ -> {
                Tensor weight = tensors.get(name + "weight");
                TensorOptional bias = new TensorOptional(tensors.get(name + "bias"));
                long inputs = placed.input().size();
                // A network may go on with feature maps where ours needs no Flatten.
                yield x -> linear(x.dim() == 2 ? x : x.reshape(-1, inputs), weight, bias);
            }
            case BatchNorm layer -> normalization(name, layer);
            case Dropout layer -> x -> training ? dropout(x, layer.rate(), true) : x;
            case Flatten _ -> {
                long size = placed.output().size();
                yield x -> x.reshape(-1, size);
            }
            case ReLU _ -> x -> relu_(x);
            case Sigmoid _ -> x -> sigmoid_(x);
            case Tanh _ -> x -> tanh_(x);
            case Residual layer -> residual(name, placed, layer);
            case CustomLayer layer -> throw new IllegalArgumentException(
                    "layer " + layer.kind() + " is not part of this engine, so nothing is known about it here");
        };
    }

    private UnaryOperator<Tensor> convolution(String name, Placed placed, Conv2d layer) {
        Padding pad = layer.pad().resolve(placed.input(), layer.kernelHeight(), layer.kernelWidth(), layer.stride());
        boolean symmetric = pad.top() == pad.bottom() && pad.left() == pad.right();
        Tensor weight = tensors.get(name + "weight");
        TensorOptional bias =
                layer.useBias() ? new TensorOptional(tensors.get(name + "bias")) : new TensorOptional();
        long[] stride = {layer.stride(), layer.stride()};
        long[] inner = symmetric ? new long[]{pad.top(), pad.left()} : new long[]{0, 0};
        long[] outer = {pad.left(), pad.right(), pad.top(), pad.bottom()};
        return x -> conv2d(symmetric ? x : constant_pad_nd(x, outer), weight, bias, stride, inner, ONE, 1);
    }

    private UnaryOperator<Tensor> normalization(String name, BatchNorm layer) {
        if (layer.statistics() != BatchNorm.Statistics.BATCH) {
            throw new IllegalArgumentException("libtorch has no normalisation by " + layer.statistics());
        }
        TensorOptional weight = new TensorOptional(tensors.get(name + "weight"));
        TensorOptional bias = new TensorOptional(tensors.get(name + "bias"));
        TensorOptional mean = new TensorOptional(tensors.get(name + "running_mean"));
        TensorOptional variance = new TensorOptional(tensors.get(name + "running_variance"));
        return x -> batch_norm(
                x, weight, bias, mean, variance, training, layer.momentum(), layer.epsilon(), false);
    }

    private UnaryOperator<Tensor> residual(String name, Placed placed, Residual layer) {
        List<UnaryOperator<Tensor>> body = chain(name + "body.", layer.placedBody(placed.input()));
        List<UnaryOperator<Tensor>> shortcut = chain(name + "shortcut.", layer.placedShortcut(placed.input()));
        return x -> {
            Tensor sum = x;
            for (UnaryOperator<Tensor> call : body) {
                sum = call.apply(sum);
            }
            Tensor other = x;
            for (UnaryOperator<Tensor> call : shortcut) {
                other = call.apply(other);
            }
            return sum.add_(other);
        };
    }
}
