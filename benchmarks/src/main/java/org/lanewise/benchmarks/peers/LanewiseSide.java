package org.lanewise.benchmarks.peers;

import java.util.List;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.TrainingPlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Tensor;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.models.Model;
import org.lanewise.models.Models;

/** This engine, as {@code train} and {@code evaluate} use it: batches come as bytes and are normalised in every step. */
public final class LanewiseSide implements Side {
    private final Kernels kernels = KernelSelection.best();

    @Override
    public List<String> choices(Task task) {
        return List.of(kernels.name());
    }

    @Override
    public Exercise prepare(Task task, String choice) {
        return switch (task.kind()) {
            case TRAINING -> {
                Model model = Models.named(task.model());
                yield new TrainingExercise(
                        model, Samples.of(model), task.batch(), kernels, Workers.of(task.threads()));
            }
            case INFERENCE -> {
                Model model = Models.named(task.model());
                yield new InferenceExercise(
                        model, Samples.of(model), task.batch(), kernels, Workers.of(task.threads()));
            }
            case FORWARD, BACKWARD_DATA, BACKWARD_WEIGHTS -> new ConvolutionExercise(task);
            case MATMUL -> new MatmulExercise(task, kernels);
        };
    }

    private static final class TrainingExercise implements Exercise {
        private final Workers workers;
        private final Training training;
        private final double[] losses = new double[Samples.CHECKED];

        TrainingExercise(Model model, Examples examples, int batch, Kernels kernels, Workers workers) {
            this.workers = workers;
            TrainingSettings settings =
                    model.recipe().settings().withBatch(batch).withSampling(new Sampling.Shuffled());
            Network network = WithoutDropout.of(model.network());
            Parameters parameters = Parameters.initialize(network, new Seed(1));
            OptimizerState state = new OptimizerState(settings.optimizer(), parameters);
            TrainingPlan plan = TrainingPlan.compile(parameters, settings.loss(), batch, kernels, workers);
            int[] indices = Samples.indices();
            for (int i = 0; i < losses.length; i++) {
                plan.load(examples, indices, i * batch, batch);
                losses[i] = plan.gradients();
                plan.update(state);
            }
            this.training = Training.begin(model.network(), settings, examples, kernels, workers);
        }

        @Override
        public double[] losses() {
            return losses;
        }

        @Override
        public void step() {
            training.step();
        }

        @Override
        public void close() {
            workers.close();
        }
    }

    private static final class InferenceExercise implements Exercise {
        private final Workers workers;
        private final Examples examples;
        private final int[] indices = Samples.indices();
        private final int batch;
        private final InferencePlan plan;
        private final float[] image;
        private int next;

        InferenceExercise(Model model, Examples examples, int batch, Kernels kernels, Workers workers) {
            this.workers = workers;
            this.examples = examples;
            this.batch = batch;
            this.plan = InferencePlan.compile(
                    Parameters.initialize(model.network(), new Seed(1)), batch, kernels, workers);
            this.image = Samples.values(examples, 0, 1);
        }

        @Override
        public double[] losses() {
            Tensor logits = plan.run(examples, indices, 0, batch);
            int classes = examples.classes();
            float[] values = new float[batch * classes];
            for (int i = 0; i < batch; i++) {
                logits.copyImage(i, values, i * classes);
            }
            return new double[]{Samples.crossEntropy(examples, values, 0)};
        }

        @Override
        public void step() {
            if (batch == 1) {
                plan.predict(image);
                return;
            }
            plan.run(examples, indices, next, batch);
            next = next + 2 * batch > indices.length ? 0 : next + batch;
        }

        @Override
        public void close() {
            workers.close();
        }
    }
}
