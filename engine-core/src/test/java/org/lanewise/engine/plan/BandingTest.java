package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.GlobalAvgPool2d;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.MaxPool2d;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.testing.Networks;
import org.lanewise.engine.testing.RandomImages;

/** Which values keep a nearly empty last block in bands, and that it makes no difference but in rounding. */
class BandingTest {
    /**
     * A batch, and the same images several times, whose last block has too many images for bands: the mean loss, the statistics
     * and all gradients are the same.
     */
    @ParameterizedTest
    @CsvSource({"1, 6", "3, 2", "5, 2", "17, 6", "19, 2", "20, 2", "21, 2"})
    void bandsGiveTheGradientsOfWholeBlocks(int images, int times) {
        giveTheGradientsOfWholeBlocks(Networks.keptInBands(), images, times);
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "17, 3"})
    void withRectifiersToo(int images, int times) {
        giveTheGradientsOfWholeBlocks(residual(), images, times);
    }

    private static void giveTheGradientsOfWholeBlocks(Network network, int images, int times) {
        FloatImages examples = RandomImages.noise(network.input(), images, network.output().channels(), images);
        int[] repeated = IntStream.range(0, images * times).map(i -> i % images).toArray();
        Step banded = new Step(network, examples, repeated, images);
        Step whole = new Step(network, examples, repeated, images * times);
        assertThat(bands(network, images).images()).isPositive();
        assertThat(bands(network, images * times).images()).isZero();

        assertThat(banded.loss).isCloseTo(whole.loss, within(1e-6 * whole.loss));
        for (Slice slice : banded.plan.parameters().slices()) {
            assertClose(slice.name(), banded.plan.gradientValues(), whole.plan.gradientValues(), slice.at(),
                    slice.end(), 1);
            if (slice.name().endsWith("running_mean")) {
                assertClose(
                        slice.name(), banded.plan.parameters().values(), whole.plan.parameters().values(), slice.at(),
                        slice.end(), 1);
            }
        }
        float[] one = new float[network.input().size()];
        float[] other = new float[one.length];
        for (int n = 0; n < images; n++) {
            banded.plan.inputGradient().copyImage(n, one, 0);
            whole.plan.inputGradient().copyImage(n, other, 0);
            assertClose("input of image " + n, one, other, 0, one.length, times);
        }
    }

    /** @param times what the second is to be multiplied with, being a share of a larger mean */
    private static void assertClose(String name, float[] values, float[] others, int from, int to, int times) {
        double largest = 0;
        double difference = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
            difference = Math.max(difference, Math.abs(values[i] - times * (double) others[i]));
        }
        assertThat(difference).as(name).isLessThanOrEqualTo(2e-5 * largest + 1e-6);
    }

    private static final class Step {
        private final TrainingPlan plan;
        private final double loss;

        Step(Network network, FloatImages examples, int[] indices, int images) {
            plan = TrainingPlan.compileWithInputGradient(
                    Parameters.initialize(network, new Seed(3)), new SoftmaxCrossEntropy(), images, new ScalarKernels(),
                    Workers.of(1));
            plan.load(examples, indices, 0, images);
            loss = plan.gradients();
        }
    }

    /** Those of the images, or none at all. */
    private static Bands bands(Network network, int images) {
        Graph graph = graph(network);
        Banding.choose(graph, new Batch(images));
        return graph.input().bands();
    }

    private static Graph graph(Network network) {
        return Graph.of(network, Parameters.initialize(network, new Seed(1)), true, false);
    }

    private static Network network(Layer... layers) {
        return Network.of("some", new Shape(1, 28, 28), layers);
    }

    private static Conv2d conv(int channels) {
        return Conv2d.of(channels, 3).withPadding(1);
    }

    private static Network residual() {
        return network(conv(4), BatchNorm.standard(), new ReLU(),
                Residual.of(conv(8).withStride(2), BatchNorm.standard(), new ReLU(), conv(8), BatchNorm.standard())
                        .withShortcut(Conv2d.of(8, 1).withStride(2), BatchNorm.standard()),
                new ReLU(),
                Residual.of(conv(8).withStride(2), BatchNorm.standard())
                        .withShortcut(Conv2d.of(8, 1).withStride(2), BatchNorm.standard()),
                new GlobalAvgPool2d(), new Flatten(), Linear.of(10));
    }

    @Test
    void aResidualNetworkKeepsAllMapsInBands() {
        Graph graph = graph(residual());
        Banding.choose(graph, new Batch(50));
        List<Value> maps = graph.values().stream().filter(value -> !value.shape().isVector()).toList();
        assertThat(maps).hasSizeGreaterThan(10).allSatisfy(value -> {
            assertThat(value.bands().images()).isEqualTo(2);
            assertThat(value.bands().lanes()).isEqualTo(14);
            assertThat(value.bandLayout().shape().height()).isEqualTo(value.shape().height() / 7);
        });
        assertThat(graph.values()).filteredOn(value -> value.shape().isVector())
                .isNotEmpty()
                .allSatisfy(value -> assertThat(value.bands()).isNull());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 2", "3, 0", "16, 0", "17, 1", "50, 2", "51, 0", "64, 0", "98, 2", "114, 0"})
    void whetherThereAreBandsDependsOnTheImagesAlone(int images, int inBands) {
        Network network = network(conv(4), BatchNorm.standard(), new ReLU(), MaxPool2d.of(2), Linear.of(10));
        Batch batch = new Batch(200);
        Graph graph = graph(network);
        Banding.choose(graph, batch);
        batch.resize(images);
        assertThat(graph.input().bands().images()).isEqualTo(inBands);
    }

    @Test
    void nothingIsKeptInBandsWhereItIsNotWorthIt() {
        assertThat(bands(network(conv(4), new ReLU(), MaxPool2d.of(2), Linear.of(10)), 50)).isNull();
    }

    @Test
    void nothingIsKeptInBandsWhereTheyDoNotMeet() {
        assertThat(bands(network(Conv2d.of(4, 3), BatchNorm.standard(), MaxPool2d.of(2), Linear.of(10)), 50)).isNull();
        assertThat(bands(network(conv(4), BatchNorm.standard(), new ReLU(), Linear.of(10)), 50)).isNull();
        assertThat(bands(network(BatchNorm.standard(), conv(4), MaxPool2d.of(2), Linear.of(10)), 50)).isNull();
        assertThat(bands(network(Residual.of(conv(1)), MaxPool2d.of(2), Linear.of(10)), 50)).isNull();
        Network odd =
                Network.of("odd", new Shape(1, 23, 23), conv(4), BatchNorm.standard(), MaxPool2d.of(2), Linear.of(4));
        assertThat(bands(odd, 50)).isNull();
    }
}
