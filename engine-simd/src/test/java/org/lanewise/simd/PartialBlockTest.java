package org.lanewise.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lanewise.engine.testing.Cutting.WHOLE;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.PartialProductKernel;
import org.lanewise.engine.tensor.BlockLayout;
import org.lanewise.engine.testing.Blocks;
import org.lanewise.engine.testing.ConvCase;
import org.lanewise.engine.testing.ConvCases;
import org.lanewise.engine.testing.ConvRun;

/** A last block of few images has the bits that the scalar reference gives it, and zeros in its empty lanes. */
class PartialBlockTest {
    private static final int LANES = BlockLayout.LANES;

    private final Kernels scalar = KernelSelection.named("scalar");

    static Stream<ConvCase> convolutions() {
        return Stream.of(ConvCases.published(), ConvCases.edges(), ConvCases.random(20)).flatMap(cases -> cases);
    }

    /** One image, as many as pay, and a batch that has a whole block before them. */
    private static Stream<ConvRun> runs(ConvCase example, int most) {
        return IntStream.of(1, most, LANES + Math.min(2, most))
                .filter(_ -> most > 0)
                .distinct()
                .mapToObj(images -> new ConvCase(example.name(), example.geometry(), images))
                .flatMap(some -> Stream.of(ConvRun.of(some), SameBitsTest.wildConvolution(some)));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void forward(ConvCase example) {
        runs(example, forward(example, Targets.all().getFirst()).mostImages()).forEach(run -> {
            Blocks expected = run.forward(scalar, WHOLE);
            Targets.all()
                    .forEach(kernels -> assertSame(
                            run, forward(example, kernels), run.x(), expected, kernels + ", " + run.example()));
        });
    }

    private static PartialProductKernel forward(ConvCase example, Kernels kernels) {
        return kernels.conv2d(example.geometry()).partialForward().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void backwardData(ConvCase example) {
        runs(example, backwardData(example, Targets.all().getFirst()).mostImages()).forEach(run -> {
            Blocks expected = run.backwardData(scalar, WHOLE);
            Targets.all()
                    .forEach(kernels -> assertSame(
                            run, backwardData(example, kernels), run.dy(), expected, kernels + ", " + run.example()));
        });
    }

    private static PartialProductKernel backwardData(ConvCase example, Kernels kernels) {
        return kernels.conv2d(example.geometry()).partialBackwardData().orElseThrow();
    }

    private static void assertSame(
            ConvRun run, PartialProductKernel kernel, Blocks source, Blocks expected, String what) {
        int last = source.blocks() - 1;
        int images = source.images() - last * LANES;
        float[] packed = unwritten(kernel.packedSize());
        float[] scratch = unwritten(kernel.scratchSize());
        kernel.pack(run.weights(), 0, run.bias(), 0, packed, 0);
        Blocks results = Blocks.unwritten(expected.layout(), expected.images());
        for (int chunk = kernel.chunks(images) - 1; chunk >= 0; chunk--) {
            kernel.run(chunk, images, source.data(), source.block(last), packed, 0, scratch, 0, results.data(),
                    results.block(last));
        }
        results.assertFrame();
        float[] wanted = expected.copy().data();
        for (int offset : expected.layout().offsets()) {
            int at = expected.block(last) + offset;
            Arrays.fill(wanted, at + images, at + LANES, 0f);
        }
        int from = expected.block(last);
        int to = from + expected.layout().blockStride();
        SameBitsTest.assertBits(
                what, Arrays.copyOfRange(results.data(), from, to), Arrays.copyOfRange(wanted, from, to));
    }

    /** In batches of 50 the last block of the residual network has 2 images; of 100, that of the others 4. */
    @Test
    void paysWithTheBatchesOfThePublishedNetworks() {
        Kernels kernels = Targets.all().getFirst();
        assertThat(most(kernels, "luo-mini-resnet, first stage").filter(most -> most >= 2)).isPresent();
        assertThat(most(kernels, "holting-model1, second").filter(most -> most >= 4)).isPresent();
        assertThat(most(kernels, "luo-cnn1, second").filter(most -> most < 4)).isPresent();
    }

    private static Optional<Integer> most(Kernels kernels, String name) {
        return ConvCases.published()
                .filter(example -> example.name().equals(name))
                .map(example -> kernels.conv2d(example.geometry()))
                .map(conv -> conv.partialForward().orElseThrow().mostImages())
                .findFirst();
    }

    private static float[] unwritten(int size) {
        float[] memory = new float[size];
        Arrays.fill(memory, Float.NaN);
        return memory;
    }
}
