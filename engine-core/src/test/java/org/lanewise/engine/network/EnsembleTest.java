package org.lanewise.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lanewise.engine.data.FloatImages;
import org.lanewise.engine.kernel.scalar.ScalarKernels;
import org.lanewise.engine.layer.BatchNorm;
import org.lanewise.engine.layer.Conv2d;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.plan.InferencePlan;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.random.Seed;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

class EnsembleTest {
    private static final Shape INPUT = new Shape(1, 6, 6);

    private static Parameters member(int seed) {
        Network network = Network.of(
                "m" + seed, INPUT, Conv2d.of(seed, 3), BatchNorm.standard(), new ReLU(), new Flatten(),
                new Dropout(0.5), Linear.of(5));
        return Parameters.initialize(network, new Seed(seed));
    }

    private static float[] outputs(Parameters parameters, float[] image) {
        try (Workers workers = Workers.of(1)) {
            float[] outputs = new float[5];
            InferencePlan.compile(parameters, 1, new ScalarKernels(), workers)
                    .run(new FloatImages(INPUT, image, new int[1], 5), new int[1], 0, 1)
                    .copyImage(0, outputs, 0);
            return outputs;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void givesTheMeanOfWhatItsMembersGive(int count) {
        List<Parameters> members = new ArrayList<>();
        double[] mean = new double[5];
        float[] image = new float[INPUT.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.sin(i);
        }
        for (int seed = 1; seed <= count; seed++) {
            members.add(member(seed));
            float[] outputs = outputs(members.getLast(), image);
            for (int i = 0; i < mean.length; i++) {
                mean[i] += outputs[i] / count;
            }
        }

        Parameters ensemble = Ensemble.of("all", members);

        assertThat(ensemble.network().parameterCount())
                .isEqualTo(members.stream().mapToLong(m -> m.network().parameterCount()).sum());
        float[] outputs = outputs(ensemble, image);
        for (int i = 0; i < mean.length; i++) {
            assertThat((double) outputs[i]).isCloseTo(mean[i], within(1e-5));
            assertThat((double) outputs(members.getFirst(), image)[i]).isNotCloseTo(mean[i], within(1e-3));
        }
    }

    @Test
    void membersThatCannotBeAveragedAreRefused() {
        Parameters first = member(1);
        Parameters wide = new Parameters(Network.of("wide", new Shape(1, 7, 7), new Flatten(), Linear.of(5)));
        Parameters more = new Parameters(Network.of("more", INPUT, new Flatten(), Linear.of(6)));
        Parameters rectified = new Parameters(Network.of("rectified", INPUT, new Flatten(), Linear.of(5), new ReLU()));

        assertThatThrownBy(() -> Ensemble.of("one", List.of(first)))
                .isInstanceOf(ShapeException.class)
                .hasMessage("an ensemble needs at least 2 members, got 1");
        assertThatThrownBy(() -> Ensemble.of("e", List.of(first, wide)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("member 2, network 'wide', takes 1x7x7, the first one 1x6x6");
        assertThatThrownBy(() -> Ensemble.of("e", List.of(first, member(2), more)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("member 3, network 'more', gives 6, the first one 5");
        assertThatThrownBy(() -> Ensemble.of("e", List.of(rectified, first)))
                .isInstanceOf(ShapeException.class)
                .hasMessageStartingWith("member 1, network 'rectified', ends with relu");
    }
}
