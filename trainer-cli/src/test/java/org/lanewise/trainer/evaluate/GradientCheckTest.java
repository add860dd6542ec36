package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.layer.AvgPool2d;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

class GradientCheckTest {
    private static final Shape INPUT = new Shape(2, 6, 6);

    static Stream<Layer> layers() {
        return Stream.of(Conv2d.of(3, 3), new ReLU(), MaxPool2d.of(2), AvgPool2d.of(2));
    }

    @ParameterizedTest
    @MethodSource("layers")
    void gradientsOfTheEngineAreThoseOfTheLoss(Layer layer) {
        assertThat(check(layer)).allSatisfy(check -> assertThat(check.error()).as(check.of()).isLessThan(1e-3));
    }

    @Test
    void parametersAndInputAreChecked() {
        assertThat(check(Conv2d.of(3, 3))).extracting(GradientCheck::of)
                .containsExactly("conv2d.weight", "conv2d.bias", "linear.weight", "linear.bias", "input");
    }

    @Test
    void aGradientThatIsFivePerCentTooLargeIsNoticed() {
        assertThat(check(new TooSteep())).filteredOn(check -> check.of().equals("input"))
                .singleElement()
                .satisfies(check -> assertThat(check.error()).isBetween(0.01, 0.06));
    }

    private static List<GradientCheck> check(Layer layer) {
        Network network = Network.of("check", INPUT, layer, new Flatten(), Linear.of(4));
        try (Workers workers = Workers.of(1)) {
            return GradientCheck.of(network, KernelSelection.named("scalar"), workers);
        }
    }

    /** y = x, with a gradient of 1.05. */
    private record TooSteep() implements CustomLayer {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public String kind() {
            return "too_steep";
        }

        @Override
        public void forward(Tensor x, float[] parameters, int[] parametersAt, Tensor y, int images) {
            copy(x, y, 1, images);
        }

        @Override
        public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, float[] parameters, float[] gradients,
                int[] parametersAt, int images) {
            copy(dy, dx, 1.05f, images);
        }

        private static void copy(Tensor from, Tensor to, float factor, int images) {
            for (int n = 0; n < images; n++) {
                for (int c = 0; c < from.shape().channels(); c++) {
                    for (int y = 0; y < from.shape().height(); y++) {
                        for (int x = 0; x < from.shape().width(); x++) {
                            to.set(n, c, y, x, factor * from.get(n, c, y, x));
                        }
                    }
                }
            }
        }
    }
}
