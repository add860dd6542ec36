package org.lanewise.engine.train;

import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.loss.Loss;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Schedule;

/**
 * What decides the result of a training, together with network and data. Threads, kernels and vector width do not.
 *
 * @param optimizer how parameters follow gradients
 * @param schedule of the learning rate
 * @param loss what is made small
 * @param batch images a step, at least 1; the last batch of an epoch may be smaller
 * @param sampling which images an epoch shows, and in which order
 * @param seed of the initial parameters, of the images an epoch shows, and of what layers draw
 */
public record TrainingSettings(Optimizer optimizer, Schedule schedule, Loss loss, int batch, Sampling sampling,
        long seed) {
    public TrainingSettings {
        if (batch < 1) {
            throw new IllegalArgumentException("a batch needs at least 1 image, got " + batch);
        }
    }

    /** A constant learning rate, softmax cross-entropy in shuffled batches of 100, seed 1. */
    public static TrainingSettings of(Optimizer optimizer) {
        return new TrainingSettings(
                optimizer, new Schedule.Constant(), new SoftmaxCrossEntropy(), 100, new Sampling.Shuffled(), 1);
    }

    public TrainingSettings withOptimizer(Optimizer optimizer) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }

    public TrainingSettings withSchedule(Schedule schedule) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }

    public TrainingSettings withLoss(Loss loss) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }

    public TrainingSettings withBatch(int batch) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }

    public TrainingSettings withSampling(Sampling sampling) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }

    public TrainingSettings withSeed(long seed) {
        return new TrainingSettings(optimizer, schedule, loss, batch, sampling, seed);
    }
}
