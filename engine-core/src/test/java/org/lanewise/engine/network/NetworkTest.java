package org.lanewise.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.Pad;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;
import org.lanewise.engine.testing.Networks;

class NetworkTest {
    private static final Shape MNIST = new Shape(1, 28, 28);

    @Test
    void layersAreNamedAndShapesFollowOneAnother() {
        List<Placed> placed = Networks.luoCnn1().placed();
        assertThat(placed).extracting(Placed::name)
                .containsExactly("conv2d", "relu", "average_pooling2d", "conv2d_1", "relu_1", "average_pooling2d_1",
                        "flatten", "linear");
        assertThat(placed).extracting(p -> p.output().toString())
                .containsExactly("4x28x28", "4x28x28", "4x14x14", "4x14x14", "4x14x14", "4x7x7", "196", "10");
        assertThat(placed.getFirst().input()).isEqualTo(MNIST);
        for (int i = 1; i < placed.size(); i++) {
            assertThat(placed.get(i).input()).isEqualTo(placed.get(i - 1).output());
        }
        assertThat(Networks.luoCnn1().output()).isEqualTo(Shape.vector(10));
    }

    @Test
    void parametersAreCountedWithEveryBias() {
        assertThat(Networks.luoCnn1().parameterCount()).isEqualTo(2_158);
        assertThat(Networks.holtingModel1().parameterCount()).isEqualTo(207_178);
        assertThat(Network.of("holting-2b", MNIST, same(32, 4, 2), new ReLU(), MaxPool2d.of(2), same(16, 4, 1),
                new ReLU(), MaxPool2d.of(2), same(9, 2, 1), new ReLU(), MaxPool2d.of(2), Linear.of(128), Linear.of(10))
                .parameterCount()).isEqualTo(11_907);
        assertThat(Network.of("convnetjs-stride2", new Shape(1, 24, 24),
                Conv2d.of(8, 5).withPadding(2).withStride(2), MaxPool2d.of(2),
                Conv2d.of(16, 5).withPadding(2).withStride(2), MaxPool2d.of(3), Linear.of(10))
                .parameterCount()).isEqualTo(3_594);
    }

    private static Layer same(int channels, int kernel, int stride) {
        return Conv2d.of(channels, kernel).withSamePadding().withStride(stride);
    }

    @Test
    void aNetworkDoesNotChangeWithTheListItWasMadeOf() {
        List<Layer> layers = new ArrayList<>(List.of(Linear.of(10)));
        Network network = new Network("n", MNIST, layers);
        layers.add(new ReLU());
        assertThat(network.layers()).hasSize(1);
    }

    static Stream<Arguments> misfits() {
        String place = "network 'n', layer ";
        return Stream.of(
                misfit("network 'n' has no layers", MNIST),
                misfit(place + "1 (conv2d), input 1x28x28: kernel 29x29 is larger than the padded input 28x28", MNIST,
                        Conv2d.of(4, 29)),
                misfit(place + "4 (conv2d_1), input 4: kernel 5x5 is larger than the padded input 3x3", MNIST,
                        Conv2d.of(4, 5), new ReLU(), MaxPool2d.of(24), Conv2d.of(4, 5).withPadding(1)),
                misfit(place + "1 (conv2d), input 1x28x28: padding must be smaller than the kernel 3x3,"
                        + " got Padding[top=3, left=3, bottom=3, right=3]", MNIST, Conv2d.of(4, 3).withPadding(3)),
                misfit(place + "2 (max_pooling2d), input 7: a pooling window of 2x2 is larger than the input 7", MNIST,
                        Linear.of(7), MaxPool2d.of(2)),
                misfit(place + "1 (average_pooling2d), input 1x28x28: a pooling window of 30x30 is larger than the"
                        + " input 1x28x28", MNIST, new AvgPool2d(30, 1)),
                misfit(place + "2 (conv2d), input 784: kernel 3x3 is larger than the padded input 1x1", MNIST,
                        new Flatten(), Conv2d.of(4, 3)),
                misfit(place + "1 (linear), input 64x1024x1024: the parameter 'weight' of [1000, 67108864] has more"
                        + " than 2^31 values", new Shape(64, 1024, 1024), Linear.of(1000)),
                misfit(place + "1 (conv2d), input 1000x5x5: the parameter 'weight' of [2000000, 1000, 5, 5] has more"
                        + " than 2^31 values", new Shape(1000, 5, 5), Conv2d.of(2_000_000, 5)),
                misfit(place + "1 (conv2d), input 1x28x28: a shape of 100000x28x28 has more than 2^26 values an image,"
                        + " the largest this engine addresses", MNIST, Conv2d.of(100_000, 3).withPadding(1)));
    }

    private static Arguments misfit(String message, Shape input, Layer... layers) {
        return Arguments.of(message, input, List.of(layers));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("misfits")
    void whatDoesNotFitIsRefusedWithTheLayerAndTheNumbers(String message, Shape input, List<Layer> layers) {
        assertThatExceptionOfType(ShapeException.class)
                .isThrownBy(() -> new Network("n", input, layers))
                .withMessage(message);
    }

    static Stream<Arguments> nonsense() {
        String convolution = "a convolution needs kernel, stride and channels of at least 1, got kernel ";
        return Stream.of(
                nonsense(convolution + "3x3, stride 1, 0 channels", () -> Conv2d.of(0, 3)),
                nonsense(convolution + "0x0, stride 1, 4 channels", () -> Conv2d.of(4, 0)),
                nonsense(convolution + "3x3, stride 0, 4 channels", () -> Conv2d.of(4, 3).withStride(0)),
                nonsense(convolution + "3x3, stride -1, 4 channels",
                        () -> Conv2d.of(4, 3).withSamePadding().withStride(-1)),
                nonsense("padding cannot be negative, got top -1, left -1, bottom -1, right -1",
                        () -> Conv2d.of(4, 3).withPadding(-1)),
                nonsense("padding cannot be negative, got top 0, left 0, bottom -2, right 0",
                        () -> Conv2d.of(4, 3).withPad(new Pad.Explicit(0, 0, -2, 0))),
                nonsense("pooling needs window and stride of at least 1, got window 0, stride 0",
                        () -> MaxPool2d.of(0)),
                nonsense("pooling needs window and stride of at least 1, got window 2, stride 0",
                        () -> new AvgPool2d(2, 0)),
                nonsense("a shape needs at least 1 channel, row and column, got 0x1x1", () -> Linear.of(0)));
    }

    private static Arguments nonsense(String message, Runnable layer) {
        return Arguments.of(message, layer);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nonsense")
    void aLayerThatMakesNoSenseIsRefusedWhenItIsMade(String message, Runnable layer) {
        assertThatExceptionOfType(ShapeException.class).isThrownBy(layer::run).withMessage(message);
    }
}
