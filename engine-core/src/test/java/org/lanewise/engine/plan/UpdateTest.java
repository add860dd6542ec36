package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.network.Parameters.Slice;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.OptimizerState;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/** What an update reaches, by the roles of the parameters. */
class UpdateTest {
    private static final Initializer RANDOM = new Initializer.Uniform(1, 2);

    /** Hands its input on; has averages, and a bias of more than one chunk. */
    private record Keeper() implements CustomLayer {
        @Override
        public Shape outputShape(Shape input) {
            return input;
        }

        @Override
        public List<ParameterSpec> parameters(Shape input) {
            return List.of(
                    new ParameterSpec("average", List.of(7), RANDOM, 1, 1, ParameterSpec.Role.AVERAGE),
                    ParameterSpec.bias("bias", 9000, RANDOM, 1, 1));
        }

        @Override
        public String kind() {
            return "keeper";
        }

        @Override
        public void forward(Tensor x, float[] parameters, int[] parametersAt, Tensor y, int images) {}

        @Override
        public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, float[] parameters, float[] gradients,
                int[] parametersAt, int images) {}
    }

    private final Parameters parameters = Parameters.initialize(
            Network.of("n", Shape.vector(100), new Keeper(), Linear.of(170).withInitializers(RANDOM, RANDOM)),
            new Seed(1));
    private final float[] before = parameters.values().clone();

    private TrainingPlan plan(Workers workers) {
        return TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), 4, new ScalarKernels(), workers);
    }

    private void assertFactor(Slice slice, double factor) {
        for (int i = slice.at(); i < slice.end(); i++) {
            assertThat(parameters.values()[i]).as(slice.name()).isEqualTo((float) (factor * before[i]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void decayReachesWhatItsScopeSays(int threads) {
        for (WeightDecay.Scope scope : WeightDecay.Scope.values()) {
            System.arraycopy(before, 0, parameters.values(), 0, before.length);
            Sgd sgd = new Sgd(1, 0, new WeightDecay(0.5, scope));
            try (Workers workers = Workers.exactly(threads)) {
                plan(workers).update(new OptimizerState(sgd, parameters));
            }
            for (Slice slice : parameters.slices()) {
                switch (slice.spec().role()) {
                    case WEIGHT -> assertFactor(slice, 0.5);
                    case BIAS -> assertFactor(slice, scope == WeightDecay.Scope.ALL ? 0.5 : 1);
                    case AVERAGE -> assertFactor(slice, 1);
                }
            }
        }
    }

    @Test
    void averagesAreNeitherChangedNorRemembered() {
        TrainingPlan plan = plan(Workers.exactly(1));
        Arrays.fill(plan.gradientValues(), 1);
        OptimizerState state = new OptimizerState(Adam.of(0.1), parameters);
        plan.update(state);
        for (Slice slice : parameters.slices()) {
            boolean learned = slice.spec().learned();
            for (int i = slice.at(); i < slice.end(); i++) {
                assertThat(parameters.values()[i] != before[i]).as(slice.name()).isEqualTo(learned);
                assertThat(state.memory()[0][i] != 0).as(slice.name()).isEqualTo(learned);
            }
        }
    }

    @Test
    void theRateOfAScheduleTakesThePlaceOfTheOptimisersOwn() {
        TrainingPlan plan = plan(Workers.exactly(1));
        plan.update(new OptimizerState(new Sgd(123, 0, 0.5), parameters), 1);
        assertFactor(parameters.slices().get(2), 0.5);
    }

    @Test
    void thePenaltyIsHalfTheSumOfSquaresOfWhatDecays() {
        double weights = 0;
        double others = 0;
        for (Slice slice : parameters.slices()) {
            for (int i = slice.at(); i < slice.end(); i++) {
                double square = Math.pow(before[i], 2);
                weights += slice.name().equals("linear.weight") ? square : 0;
                others += slice.name().endsWith("bias") ? square : 0;
            }
        }
        assertThat(WeightDecay.ofWeights(0.02).penalty(parameters)).isCloseTo(0.01 * weights, within(weights));
        assertThat(WeightDecay.ofAll(0.02).penalty(parameters)).isCloseTo(0.01 * (weights + others), within(weights));
        assertThat(WeightDecay.NONE.penalty(parameters)).isZero();
    }

    private static Offset<Double> within(double sum) {
        return Offset.offset(1e-12 * sum);
    }
}
