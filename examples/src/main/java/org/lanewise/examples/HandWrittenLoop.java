package org.lanewise.examples;

import org.lanewise.engine.data.Examples;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.Tanh;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;

/** The loop behind {@code Training}, by hand: load a batch, compute gradients, look at them, update. */
public final class HandWrittenLoop {
    private HandWrittenLoop() {}

    public static void main(String[] args) {
        Seed seed = new Seed(1);
        Examples examples = new Shapes(1).examples(0, 4000);
        Network network =
                Network.of("small", Shapes.IMAGE, new Flatten(), Linear.of(32), new Tanh(),
                        Linear.of(Shapes.NAMES.size()));
        Parameters parameters = Parameters.initialize(network, seed);
        Kernels kernels = KernelSelection.best();
        try (Workers workers = Workers.of(2)) {
            int batch = 50;
            TrainingPlan plan = TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), batch, kernels, workers);
            OptimizerState optimizer = new OptimizerState(Adam.of(0.002), parameters);
            int[] order = new int[examples.size()];
            for (int i = 0; i < order.length; i++) {
                order[i] = i;
            }
            for (int epoch = 0; epoch < 4; epoch++) {
                seed.child("order").child(epoch).shuffle(order);
                for (int from = 0; from < order.length; from += batch) {
                    plan.load(examples, order, from, Math.min(batch, order.length - from));
                    double loss = plan.gradients();
                    if (optimizer.steps() % 40 == 0) {
                        System.out.printf("step %3d: loss %.4f, gradient norm %.4f%n",
                                optimizer.steps(), loss, norm(plan.gradientValues()));
                    }
                    plan.update(optimizer);
                }
            }
        }
        System.out.println("weights " + parameters.digest());
    }

    private static double norm(float[] gradient) {
        double sum = 0;
        for (float g : gradient) {
            sum += (double) g * g;
        }
        return Math.sqrt(sum);
    }
}
