package org.lanewise.trainer.notation;

import java.util.List;
import java.util.Optional;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Pad;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.layer.Sigmoid;
import org.lanewise.engine.layer.Tanh;

/** The layers under their names, with those that Keras and PyTorch have for them and for their settings. */
final class LayerForms {
    /** Functions that also stand within a layer, as in Keras. */
    static final Family<Layer> ACTIVATIONS = new Family<Layer>("activation")
            .constant("ReLU", new ReLU())
            .constant("Sigmoid", new Sigmoid())
            .constant("Tanh", new Tanh());

    private static final String WEIGHTS = "weights";
    private static final String FROM_BEFORE = "what comes in follows from the layer before, leave it out";
    private static final Initializer ZERO = new Initializer.Constant(0);

    private LayerForms() {}

    /**
     * A convolution as it is written.
     *
     * @param kernel rows and columns
     */
    record Convolution(int channels, List<Integer> kernel, int stride, Pad padding, Initializer weights, Bias bias) {
        private Conv2d layer() {
            return new Conv2d(
                    channels, kernel.getFirst(), kernel.getLast(), stride, padding, weights, bias.used(),
                    bias.begins());
        }

        private static Convolution of(Conv2d layer) {
            return new Convolution(
                    layer.channels(),
                    List.of(layer.kernelHeight(), layer.kernelWidth()),
                    layer.stride(),
                    layer.pad(),
                    layer.weights(),
                    new Bias(layer.useBias(), layer.bias()));
        }
    }

    /** A bias that may be missing. */
    record Bias(boolean used, Initializer begins) {}

    /**
     * A pooling as it is written.
     *
     * @param stride that of windows side by side if it is missing
     */
    record Pooling(int window, Optional<Integer> stride) {
        private static Pooling of(int window, int stride) {
            return new Pooling(window, stride == window ? Optional.empty() : Optional.of(stride));
        }

        private int step() {
            return stride.orElse(window);
        }
    }

    /** All layers; those of residual blocks are lists of layers again. */
    static Family<Layer> layers(LayerList lists) {
        return new Family<Layer>("layer")
                .form("Conv2d", Conv2d.class, convolution(), "conv", "convolution", "convolution2d")
                .form("Linear", Linear.class, linear(), "dense", "fc", "fully-connected")
                .constant("ReLU", new ReLU())
                .constant("Sigmoid", new Sigmoid())
                .constant("Tanh", new Tanh())
                .form("MaxPool2d", MaxPool2d.class, pooling("MaxPool2d").as(
                        pool -> new MaxPool2d(pool.window(), pool.step()),
                        layer -> Pooling.of(layer.window(), layer.stride())),
                        "maxpool", "max-pooling-2d", "max-pooling")
                .form("AvgPool2d", AvgPool2d.class, pooling("AvgPool2d").as(
                        pool -> new AvgPool2d(pool.window(), pool.step()),
                        layer -> Pooling.of(layer.window(), layer.stride())),
                        "avgpool", "average-pooling-2d", "average-pooling", "average-pool-2d")
                .constant("GlobalAvgPool2d", new GlobalAvgPool2d(), "global-average-pooling-2d", "global-avg-pool")
                .form("BatchNorm", BatchNorm.class, batchNorm(), "batch-norm-1d", "batch-norm-2d",
                        "batch-normalization")
                .form("Dropout", Dropout.class, new RecordForm<>("Dropout", Dropout.class, new Dropout(0))
                        .required("rate")
                        .also("rate", "p")
                        .principal("rate"))
                .constant("Flatten", new Flatten())
                .form("Residual", Residual.class, residual(lists), "residual-block");
    }

    private static Notation<Conv2d> convolution() {
        return new RecordForm<>("Conv2d", Convolution.class, Convolution.of(Conv2d.of(1, 1)))
                .setting("kernel", Scalars.rowsAndColumns())
                .setting("stride", Scalars.side())
                .setting("padding", new PadNotation())
                .setting(WEIGHTS, InitializerForms.ALL)
                .setting("bias", bias())
                .required("channels", "kernel")
                .also("channels", "filters", "out-channels")
                .also("kernel", "kernel-size")
                .also("stride", "strides")
                .also("padding", "pad")
                .also(WEIGHTS, "weight", "kernel-initializer", "init")
                .also("bias", "use-bias", "bias-initializer")
                .foreign("in-channels", FROM_BEFORE)
                .foreign("input-shape", "the network has one, 'input'")
                .foreign("dilation", "there are no dilated convolutions here")
                .foreign("dilation-rate", "there are no dilated convolutions here")
                .foreign("groups", "there are no grouped convolutions here")
                .as(Convolution::layer, Convolution::of);
    }

    private static Notation<Linear> linear() {
        return new RecordForm<>("Linear", Linear.class, Linear.of(1))
                .setting(WEIGHTS, InitializerForms.ALL)
                .setting("bias", bias().as(LayerForms::always, begins -> new Bias(true, begins)))
                .required("outputs")
                .principal("outputs")
                .also("outputs", "units", "out-features", "neurons")
                .also(WEIGHTS, "weight", "kernel-initializer", "init")
                .also("bias", "use-bias", "bias-initializer")
                .foreign("in-features", FROM_BEFORE);
    }

    private static Initializer always(Bias bias) {
        if (!bias.used()) {
            throw new IllegalArgumentException("a linear layer always has a bias here");
        }
        return bias.begins();
    }

    /** {@code false}, {@code true}, or how it begins. */
    private static Notation<Bias> bias() {
        return new Notation<>() {
            @Override
            public Bias read(Value value) {
                return switch (value) {
                    case Value.Text text when text.text().equalsIgnoreCase("false") -> new Bias(false, ZERO);
                    case Value.Text text when text.text().equalsIgnoreCase("true") -> new Bias(true, ZERO);
                    default -> new Bias(true, InitializerForms.ALL.read(value));
                };
            }

            @Override
            public Value write(Bias bias) {
                return bias.used() ? InitializerForms.ALL.write(bias.begins()) : Value.text(false);
            }
        };
    }

    private static Notation<Pooling> pooling(String name) {
        return new RecordForm<>(name, Pooling.class, new Pooling(1, Optional.empty()))
                .setting("window", Scalars.side())
                .setting("stride", Scalars.optional(Scalars.side()))
                .required("window")
                .principal("window")
                .also("window", "kernel", "kernel-size", "pool-size", "size")
                .also("stride", "strides")
                .foreign("padding", "windows that do not fit are dropped; pad the convolution before");
    }

    private static Notation<BatchNorm> batchNorm() {
        return new RecordForm<>("BatchNorm", BatchNorm.class, BatchNorm.standard())
                .setting(WEIGHTS, InitializerForms.ALL)
                .also("epsilon", "eps")
                .also(WEIGHTS, "gamma-initializer")
                .foreign("num-features", FROM_BEFORE);
    }

    private static Notation<Residual> residual(LayerList lists) {
        return new RecordForm<>("Residual", Residual.class, Residual.of(new Flatten()))
                .setting("body", lists)
                .setting("shortcut", lists)
                .required("body")
                .principal("body")
                .also("shortcut", "downsample");
    }
}
