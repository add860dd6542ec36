package org.lanewise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Activation;
import org.openjdk.jmh.annotations.Param;

/** What is timed must run, and count what it did. */
class BenchmarkSmokeTest {
    private static final Percentage ROUNDING = Percentage.withPercentage(1e-9);

    private static String[] parameters(Class<?> benchmark, String field) throws NoSuchFieldException {
        return benchmark.getField(field).getAnnotation(Param.class).value();
    }

    static Stream<String> convolutions() throws NoSuchFieldException {
        return Arrays.stream(parameters(Conv2dBenchmark.class, "geometry"));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void everyConvolutionRunsInAllDirectionsAndCountsItsOperations(String geometry) {
        Conv2dBenchmark benchmark = new Conv2dBenchmark();
        benchmark.kernels = "simd";
        benchmark.geometry = geometry;
        benchmark.prepare();
        Work work = new Work();
        benchmark.forward(work);
        benchmark.backwardData(work);
        benchmark.backwardWeights(work);

        assertThat(work.gigaFlop).isCloseTo(3 * 2e-9 * 112 * Geometries.conv2d(geometry).multiplyAdds(), ROUNDING);
    }

    static Stream<String> linears() throws NoSuchFieldException {
        return Arrays.stream(parameters(LinearBenchmark.class, "geometry"));
    }

    @ParameterizedTest
    @MethodSource("linears")
    void everyLinearLayerRunsInAllDirections(String geometry) {
        LinearBenchmark benchmark = new LinearBenchmark();
        benchmark.kernels = "simd";
        benchmark.geometry = geometry;
        benchmark.prepare();
        Work work = new Work();
        benchmark.forward(work);
        benchmark.backwardData(work);
        benchmark.backwardWeights(work);

        assertThat(work.gigaFlop).isCloseTo(3 * 2e-9 * 112 * Geometries.linear(geometry).multiplyAdds(), ROUNDING);
    }

    static Stream<String> pools() throws NoSuchFieldException {
        return Arrays.stream(parameters(Pool2dBenchmark.class, "geometry"));
    }

    @ParameterizedTest
    @MethodSource("pools")
    void everyPoolingRunsForwardAndBack(String geometry) {
        Pool2dBenchmark benchmark = new Pool2dBenchmark();
        benchmark.kernels = "simd";
        benchmark.geometry = geometry;
        benchmark.prepare();
        Work work = new Work();
        benchmark.forward(work);
        benchmark.backward(work);

        assertThat(work.gigaByte).isPositive();
    }

    static Stream<String> normalizations() throws NoSuchFieldException {
        return Arrays.stream(parameters(BatchNormBenchmark.class, "geometry"));
    }

    @ParameterizedTest
    @MethodSource("normalizations")
    void everyNormalisationRunsForwardAndBack(String geometry) {
        BatchNormBenchmark benchmark = new BatchNormBenchmark();
        benchmark.kernels = "simd";
        benchmark.geometry = geometry;
        benchmark.prepare();
        Work work = new Work();
        benchmark.forward(work);
        benchmark.backward(work);

        assertThat(work.gigaByte).isCloseTo(36e-9 * 112 * Geometries.layer(geometry).input().size(), ROUNDING);
    }

    @ParameterizedTest
    @EnumSource(names = {"IDENTITY", "RELU"})
    void sumsAndDroppedValuesAreCountedInBytes(Activation function) {
        AddBenchmark add = new AddBenchmark();
        add.kernels = "simd";
        add.function = function;
        add.prepare();
        DropoutBenchmark dropout = new DropoutBenchmark();
        dropout.kernels = "simd";
        dropout.prepare();
        Work work = new Work();
        add.forward(work);
        dropout.apply(work);

        assertThat(work.gigaByte).isCloseTo(20e-9 * 16 * 16 * 14 * 14, ROUNDING);
    }

    static Stream<String> losses() throws NoSuchFieldException {
        return Arrays.stream(parameters(LossBenchmark.class, "loss"));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void everyLossIsThatOfSixteenImages(String loss) {
        LossBenchmark benchmark = new LossBenchmark();
        benchmark.kernels = "simd";
        benchmark.loss = loss;
        benchmark.prepare();
        Work work = new Work();

        assertThat(benchmark.gradient(work)).hasSize(16).doesNotContain(0);
        assertThat(work.images).isEqualTo(16);
    }

    static Stream<String> models() throws NoSuchFieldException {
        return Arrays.stream(parameters(TrainingStepBenchmark.class, "model"));
    }

    @ParameterizedTest
    @MethodSource("models")
    void everyModelMakesATrainingStep(String model) {
        TrainingStepBenchmark benchmark = new TrainingStepBenchmark();
        benchmark.kernels = "simd";
        benchmark.model = model;
        benchmark.threads = 2;
        benchmark.prepare();
        Work work = new Work();
        benchmark.step(work);
        benchmark.close();

        assertThat(work.images).isEqualTo(100);
    }
}
