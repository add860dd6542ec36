package org.lanewise.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
