package org.lanewise.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.data.Subset;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.loss.SoftmaxCrossEntropy;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;

class HitsTest {
    @Test
    void theImagesHitAreThoseThatAreRightAlone() {
        Kernels kernels = KernelSelection.named("scalar");
        Parameters parameters = Parameters.initialize(Models.named("luo-cnn1").network("he"), new Seed(1));
        Examples images = Inputs.of(DataSet.synthetic(1, 150, 1).test(), parameters.network(), Normalization.UNIT);
        try (Workers workers = Workers.of(1)) {
            BitSet hits = Hits.of(parameters, images, kernels, workers);

            assertThat(hits.cardinality()).isPositive()
                    .isEqualTo(new Evaluator(parameters, images, new SoftmaxCrossEntropy(), kernels, workers).evaluate()
                            .correct());
            assertThat(IntStream.range(140, 150)).allSatisfy(i -> assertThat(
                    new Evaluator(parameters, new Subset(images, new int[]{i}), new SoftmaxCrossEntropy(), kernels,
                            workers)
                            .evaluate()
                            .correct() == 1)
                    .isEqualTo(hits.get(i)));
        }
    }
}
