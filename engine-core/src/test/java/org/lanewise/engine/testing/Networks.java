package org.lanewise.engine.testing;

import java.util.stream.Stream;
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
import org.lanewise.engine.network.Network;
import org.lanewise.engine.tensor.Shape;

/** Networks to test plans with. */
public final class Networks {
    /** Input of the small ones. */
    public static final Shape INPUT = new Shape(2, 6, 5);

    private Networks() {}

    /** The CNN of the first report: 2,158 parameters. */
    public static Network luoCnn1() {
        return Network.of("luo-cnn1", new Shape(1, 28, 28), Conv2d.of(4, 3).withPadding(1), new ReLU(),
                AvgPool2d.of(2), Conv2d.of(4, 3).withPadding(1), new ReLU(), AvgPool2d.of(2), new Flatten(),
                Linear.of(10));
    }

    /** The first of the last report's models: 207,178 parameters. */
    public static Network holtingModel1() {
        return Network.of("holting-model1", new Shape(1, 28, 28), Conv2d.of(16, 5).withSamePadding(), new ReLU(),
                MaxPool2d.of(2), Conv2d.of(32, 3).withSamePadding(), new ReLU(), MaxPool2d.of(2), new Flatten(),
                Linear.of(128), new Sigmoid(), Linear.of(10));
    }

    /** Small classifiers of {@link #INPUT} into four that together have every kind of layer, in unusual order too. */
    public static Stream<Network> ofEveryKind() {
        return Stream.of(
                network("average pooling, a stride, every activation joined", conv(3, 3, 3, 1, new Pad.Same()),
                        new ReLU(), new AvgPool2d(3, 2), conv(4, 3, 2, 2, new Pad.Explicit(2, 0, 1, 1)), new Tanh(),
                        new Flatten(), linear(6), new Sigmoid(), linear(4)),
                network("max pooling that overlaps, even kernels", conv(3, 2, 4, 1, new Pad.Same()), new ReLU(),
                        new MaxPool2d(3, 2), conv(4, 2, 2, 1, new Pad.Explicit(0, 1, 1, 0)), new Tanh(),
                        new MaxPool2d(2, 1), linear(4)),
                network("activations of their own", new Tanh(), conv(3, 3, 3, 1, new Pad.Explicit(1, 1, 1, 1)),
                        new AvgPool2d(2, 2), new Sigmoid(), new Tanh(), conv(2, 2, 2, 1, new Pad.Same()),
                        new Flatten(), new ReLU(), linear(4)),
                network("pooling first", new MaxPool2d(2, 1), conv(3, 3, 3, 2, new Pad.Same()), new Tanh(),
                        linear(4)),
                network("a layer of one's own", conv(3, 3, 3, 1, new Pad.Explicit(0, 0, 0, 0)), new Tanh(),
                        new ScaleLayer(0), conv(2, 3, 3, 1, new Pad.Same()), new ScaleLayer(0), linear(4)),
                network("a layer of one's own at both ends", new ScaleLayer(0), linear(4), new ScaleLayer(0)),
                network("convolutions down to the logits", conv(3, 3, 3, 2, new Pad.Same()), new Tanh(),
                        conv(4, 3, 3, 1, new Pad.Explicit(0, 0, 0, 0))),
                network("a convolution after a linear layer", linear(6), new Tanh(), new Sigmoid(),
                        conv(5, 3, 3, 1, new Pad.Explicit(1, 1, 1, 1)), new Flatten(), new Tanh(), linear(4)),
                network("linear alone", linear(4)),
                network("normalised, ReLU joined", conv(2, 3, 3, 3, new Pad.Explicit(0, 0, 0, 0)).withoutBias(),
                        norm(), new ReLU(), linear(4)),
                network("normalised before every activation", conv(3, 3, 3, 1, new Pad.Same()).withoutBias(), norm(),
                        new Tanh(), new AvgPool2d(2, 2), conv(4, 2, 2, 1, new Pad.Same()).withoutBias(), norm(),
                        new Tanh(), norm(),
                        linear(5), new Sigmoid(), norm(), linear(4)),
                network("a residual block with ReLU", conv(2, 3, 3, 3, new Pad.Explicit(0, 0, 0, 0)),
                        Residual.of(conv(2, 1, 1, 1, new Pad.Same()), new ReLU(), norm()), new ReLU(), linear(4)),
                network("residual blocks", conv(3, 3, 3, 1, new Pad.Same()), new Tanh(),
                        Residual.of(conv(3, 3, 3, 1, new Pad.Same()).withoutBias(), norm(), new Tanh(),
                                conv(3, 3, 3, 1, new Pad.Same()).withoutBias(), norm()),
                        new Tanh(),
                        Residual.of(conv(4, 3, 3, 2, new Pad.Explicit(1, 1, 1, 1)), new Tanh())
                                .withShortcut(conv(4, 1, 1, 2, new Pad.Explicit(0, 0, 0, 0)).withoutBias(), norm()),
                        Residual.of(Residual.of(new Tanh()), new Dropout(0.3)), new Tanh(), new GlobalAvgPool2d(),
                        linear(4)),
                network("residual blocks of vectors and mixed ones", Residual.of(new Flatten(), linear(60), new Tanh())
                        .withShortcut(new Flatten()),
                        Residual.of(linear(60), new Flatten()), new Sigmoid(),
                        Residual.of(conv(60, 1, 1, 1, new Pad.Same())), new Tanh(),
                        Residual.of(conv(60, 3, 3, 1, new Pad.Same()), new Tanh(), linear(60)).withShortcut(norm()),
                        linear(4)),
                network("residual at both ends",
                        Residual.of(conv(2, 3, 3, 1, new Pad.Same()), new Tanh(), new Dropout(0.5)),
                        new Dropout(0.2), linear(4), Residual.of(new Tanh())),
                network("a residual block of dropout alone", conv(3, 3, 3, 1, new Pad.Same()), new Tanh(),
                        Residual.of(new Dropout(0.4)), conv(2, 3, 3, 1, new Pad.Same()), linear(4)),
                network("normalisation last", linear(4), norm()),
                network("so many channels that few images are cut into bands", conv(16, 3, 3, 1, new Pad.Same()),
                        new Tanh(), conv(16, 3, 3, 1, new Pad.Same()), new Tanh(), conv(4, 3, 3, 2, new Pad.Same()),
                        linear(4)),
                keptInBands(),
                network("the mean of each channel", conv(4, 3, 2, 1, new Pad.Same()), new Tanh(),
                        new GlobalAvgPool2d()));
    }

    /**
     * Plans keep up to five images of a last block in bands of two rows and, behind the stride, of one: with a kernel that reaches
     * over two bands, with edges of two sizes, with more and with fewer rows below than above.
     */
    public static Network keptInBands() {
        return network("few images kept in bands", conv(3, 3, 3, 1, new Pad.Same()).withoutBias(), norm(),
                Residual.of(conv(4, 4, 2, 1, new Pad.Explicit(2, 0, 1, 1)), new Tanh(),
                        conv(3, 3, 3, 1, new Pad.Same()).withoutBias(), norm()),
                new Tanh(),
                Residual.of(conv(4, 4, 3, 2, new Pad.Explicit(1, 1, 1, 1)), norm(), conv(4, 5, 5, 1, new Pad.Same()),
                        norm())
                        .withShortcut(conv(4, 1, 1, 2, new Pad.Explicit(0, 0, 0, 0)).withoutBias(), norm()),
                new Tanh(), new GlobalAvgPool2d(), linear(4));
    }

    private static BatchNorm norm() {
        return BatchNorm.standard().withWeights(new Initializer.FanInUniform());
    }

    private static Conv2d conv(int channels, int height, int width, int stride, Pad pad) {
        return new Conv2d(
                channels, height, width, stride, pad, new Initializer.HeNormal(), true, new Initializer.FanInUniform());
    }

    private static Layer linear(int outputs) {
        return new Linear(outputs, new Initializer.HeNormal(), new Initializer.FanInUniform());
    }

    private static Network network(String name, Layer... layers) {
        return Network.of(name, INPUT, layers);
    }
}
