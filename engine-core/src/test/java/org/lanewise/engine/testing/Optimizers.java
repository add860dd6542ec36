package org.lanewise.engine.testing;

import java.util.List;
import java.util.Set;
import org.lanewise.engine.optim.Adadelta;
import org.lanewise.engine.optim.Adagrad;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.AdamW;
import org.lanewise.engine.optim.Nesterov;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.RmsProp;
import org.lanewise.engine.optim.Schedule;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;

/** Optimisers and schedules to test with: at least one of every kind, which {@code OptimizerKindsTest} makes sure of. */
public final class Optimizers {
    private Optimizers() {}

    /** Optimisers that use all their settings. */
    public static List<Optimizer> ofEveryKind() {
        WeightDecay onWeights = WeightDecay.ofWeights(1e-3);
        return List.of(
                new Sgd(0.05, 0.9, 1e-3),
                new Nesterov(0.02, 0.9, onWeights),
                new Adagrad(0.01, 1e-8, onWeights),
                new RmsProp(0.003, 0.9, 1e-8, WeightDecay.ofAll(1e-3)),
                new Adadelta(1, 0.95, 1e-6, onWeights),
                new Adam(0.01, 0.9, 0.999, 1e-8, 1e-3),
                Adam.of(0.01).withMoments(Adam.Moments.UNCORRECTED),
                Adam.of(0.001).withMoments(Adam.Moments.FORGOTTEN),
                AdamW.of(0.01, WeightDecay.ofAll(0.1)));
    }

    /** Schedules for runs of two epochs. */
    public static List<Schedule> schedules() {
        return List.of(
                new Schedule.Constant(),
                new Schedule.Step(0.5, 3, Schedule.Unit.STEPS),
                new Schedule.Step(0.1, 1, Schedule.Unit.EPOCHS),
                new Schedule.Halving(4),
                new Schedule.Cosine(2, 0.1),
                Schedule.OneCycle.of(2),
                new Schedule.Warmup(0.5, new Schedule.Cosine(2, 0)));
    }

    /** The records below a sealed interface. */
    public static Set<Class<?>> kinds(Class<?> sealed) {
        return Set.of(sealed.getPermittedSubclasses());
    }
}
