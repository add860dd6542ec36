package org.lanewise.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.testing.Networks;

class TrainingMemoryTest {
    private final Kernels kernels = new ScalarKernels();

    @ParameterizedTest
    @MethodSource("org.lanewise.engine.testing.Networks#ofEveryKind")
    void isWhatAPlanAllocates(Network network) {
        assertMemory(network, 33);
    }

    @Test
    void alsoWhereItIsMoreThanTheLeast() {
        assertMemory(Networks.holtingModel1(), 200);
    }

    private void assertMemory(Network network, int batch) {
        Parameters parameters = Parameters.initialize(network, new Seed(1));
        TrainingPlan plan =
                TrainingPlan.compile(parameters, new SoftmaxCrossEntropy(), batch, kernels, Workers.of(1));
        TrainingMemory memory = TrainingMemory.of(network, batch, kernels, Adam.of(0.001));

        assertThat(memory.buffers()).isEqualTo(4L * plan.input().data().length);
        assertThat(memory.parameters()).isEqualTo(4L * parameters.values().length);
        assertThat(memory.gradients()).isEqualTo(4L * plan.gradientValues().length);
        assertThat(memory.optimizer()).isEqualTo(2 * memory.parameters());
        assertThat(memory.total()).isEqualTo(memory.buffers() + 4 * memory.parameters());
    }
}
