package org.lanewise.benchmarks.peers;

import org.lanewise.benchmarks.Conv2dBenchmark;
import org.lanewise.benchmarks.Work;
import org.lanewise.engine.kernel.Conv2dGeometry;
import org.lanewise.engine.tensor.Tensor;

/** One direction of a convolution, as JMH times it. */
final class ConvolutionExercise implements Exercise {
    private final Conv2dBenchmark benchmark = new Conv2dBenchmark();
    private final Work work = new Work();
    private final Task task;

    ConvolutionExercise(Task task) {
        this.task = task;
        benchmark.kernels = "simd";
        benchmark.geometry = task.model().replace(',', ' ');
        benchmark.prepare();
        Conv2dGeometry sizes = Task.convolution(task.model());
        benchmark.fill(
                Noise.of("x", task.batch() * sizes.input().shape().size()),
                Noise.of("dy", task.batch() * sizes.output().shape().size()),
                Noise.of("weights", sizes.weights()));
    }

    @Override
    public double[] losses() {
        step();
        return new double[]{switch (task.kind()) {
            case FORWARD -> power(benchmark.result());
            case BACKWARD_DATA -> power(benchmark.inputGradient());
            default -> Noise.power(benchmark.weightGradient());
        }};
    }

    private static double power(Tensor tensor) {
        float[] image = new float[tensor.shape().size()];
        double sum = 0;
        for (int n = 0; n < tensor.images(); n++) {
            tensor.copyImage(n, image, 0);
            sum += Noise.power(image);
        }
        return sum;
    }

    @Override
    public void step() {
        switch (task.kind()) {
            case FORWARD -> benchmark.forward(work);
            case BACKWARD_DATA -> benchmark.backwardData(work);
            default -> benchmark.backwardWeights(work);
        }
    }

    @Override
    public void close() {
        work.clear();
    }
}
