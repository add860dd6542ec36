package org.lanewise.trainer.rate;

import java.util.Arrays;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.train.TrainingSettings;

/**
 * The learning rate range test (L. Smith: Cyclical Learning Rates for Training Neural Networks, WACV 2017, section 3.3), with
 * a rate that grows exponentially: the training begins, and from step to step its rate is multiplied by the same factor, until
 * the loss gets out of hand. Nothing of the network is kept.
 *
 * @param from rate of the first step, above 0
 * @param to rate of the last step, above {@code from}
 * @param steps at least {@value #FEWEST}
 */
public record RangeTest(double from, double to, int steps) {
    /** Fewer tell nothing. */
    public static final int FEWEST = 20;

    /** The running mean has this part of its last value, as in the finder of fastai (S. Gugger, 2018). */
    private static final double MEMORY = 0.9;

    /** The test ends when the running mean is so many times its lowest value. */
    private static final double OUT_OF_HAND = 4;

    public RangeTest {
        if (!(from > 0 && to < Double.POSITIVE_INFINITY && from < to)) {
            throw new IllegalArgumentException(
                    "the rates must grow from one above 0, got --from " + from + " --to " + to);
        }
        if (steps < FEWEST) {
            throw new IllegalArgumentException("the test needs at least " + FEWEST + " steps, got " + steps);
        }
    }

    /** The rate of a step, from 0; the same number on every machine. */
    double rate(int step) {
        return from * StrictMath.pow(to / from, step / (steps - 1.0));
    }

    /**
     * Runs the test.
     *
     * @param settings of the training whose rate is looked for; its own rate and schedule are not used
     */
    public RangeCurve run(
            Network network, TrainingSettings settings, Examples examples, Kernels kernels, Workers workers) {
        Seed seed = new Seed(settings.seed());
        Parameters parameters = Parameters.initialize(network, seed);
        TrainingPlan plan =
                TrainingPlan.compile(parameters, settings.loss(), settings.batch(), kernels, workers, seed);
        OptimizerState optimizer = new OptimizerState(settings.optimizer(), parameters);
        int[] order = new int[settings.sampling().draws(examples.size())];
        Examples shown = examples;
        int at = order.length;
        int epoch = -1;
        double[] rates = new double[steps];
        double[] losses = new double[steps];
        double sum = 0;
        double weights = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int step = 0; step < steps; step++) {
            if (at == order.length) {
                epoch++;
                settings.sampling().draw(seed, epoch, examples.size(), order);
                shown = examples.inEpoch(epoch);
                at = 0;
            }
            int count = Math.min(settings.batch(), order.length - at);
            plan.load(shown, order, at, count);
            plan.at(optimizer.steps());
            double loss = plan.gradients();
            sum = MEMORY * sum + (1 - MEMORY) * loss;
            weights = MEMORY * weights + (1 - MEMORY);
            if (!(sum / weights <= OUT_OF_HAND * lowest)) {
                return new RangeCurve(Arrays.copyOf(rates, step), Arrays.copyOf(losses, step), rate(step));
            }
            lowest = Math.min(lowest, sum / weights);
            rates[step] = rate(step);
            losses[step] = loss;
            plan.update(optimizer, rates[step]);
            at += count;
        }
        return new RangeCurve(rates, losses, Double.NaN);
    }
}
