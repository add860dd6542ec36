package org.lanewise.engine.kernel.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Activation;
import org.lanewise.engine.kernel.ActivationKernel;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.tensor.Padding;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvCases;
import org.lanewise.engine.testing.ConvRun;
import org.lanewise.engine.testing.Cutting;
import org.lanewise.engine.testing.Gradients;
import org.lanewise.engine.testing.LinearCase;
import org.lanewise.engine.testing.LinearCases;
import org.lanewise.engine.testing.LinearRun;
import org.lanewise.engine.testing.PoolCase;
import org.lanewise.engine.testing.PoolCases;
import org.lanewise.engine.testing.PoolRun;
import org.lanewise.engine.testing.Values;

/** However rows, channels and chunks are cut, and in whatever order they run: the same bits. */
class AnyPartitionTest {
    private final Kernels kernels = new ScalarKernels();

    static Stream<ConvCase> convolutions() {
        return Stream.of(ConvCases.published().limit(3), ConvCases.edges(), ConvCases.random(30))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolution(ConvCase example) {
        ConvRun run = ConvRun.of(example);
        Cutting cutting = Cutting.shuffled(1);
        assertThat(run.forward(kernels, cutting).data()).isEqualTo(run.forward(kernels, WHOLE).data());
        assertThat(run.backwardData(kernels, cutting).data()).isEqualTo(run.backwardData(kernels, WHOLE).data());
        assertSame(run.backwardWeights(kernels, cutting), run.backwardWeights(kernels, WHOLE));
    }

    static Stream<LinearCase> linears() {
        return Stream.concat(LinearCases.edges(), LinearCases.random(20));
    }

    @ParameterizedTest
    @MethodSource("linears")
    void linear(LinearCase example) {
        LinearRun run = LinearRun.of(example);
        Cutting cutting = Cutting.shuffled(2);
        assertThat(run.forward(kernels, cutting).data()).isEqualTo(run.forward(kernels, WHOLE).data());
        assertThat(run.backwardData(kernels, cutting).data()).isEqualTo(run.backwardData(kernels, WHOLE).data());
        assertSame(run.backwardWeights(kernels, cutting), run.backwardWeights(kernels, WHOLE));
    }

    static Stream<PoolCase> pools() {
        return Stream.concat(PoolCases.edges(), PoolCases.random(20));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void pooling(PoolCase example) {
        PoolRun run = PoolRun.of(example);
        Cutting cutting = Cutting.shuffled(3);
        assertThat(run.forward(kernels, cutting).data()).isEqualTo(run.forward(kernels, WHOLE).data());
        assertThat(run.backward(kernels, cutting).data()).isEqualTo(run.backward(kernels, WHOLE).data());
    }

    @ParameterizedTest
    @EnumSource
    void activations(Activation activation) {
        BlockLayout layout = new BlockLayout(new Shape(9, 3, 4), Padding.of(1));
        ActivationKernel kernel = kernels.activation(activation, layout);
        Blocks x = Blocks.activations(layout, 16, new SplittableRandom(1), Values::mixed);
        Blocks whole = Blocks.unwritten(layout, 16);
        Blocks parts = Blocks.unwritten(layout, 16);
        kernel.forward(x.data(), x.at(), whole.data(), whole.at(), 0, 9);
        for (Cutting.Range channels : Cutting.shuffled(4).cut(9)) {
            kernel.forward(x.data(), x.at(), parts.data(), parts.at(), channels.from(), channels.to());
        }
        assertThat(parts.data()).isEqualTo(whole.data());
    }

    private static void assertSame(Gradients actual, Gradients expected) {
        assertThat(actual.weights()).isEqualTo(expected.weights());
        assertThat(actual.bias()).isEqualTo(expected.bias());
    }
}
