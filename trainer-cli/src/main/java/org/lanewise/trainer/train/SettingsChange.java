package org.lanewise.trainer.train;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.train.TrainingSettings;

/**
 * What somebody wants to be different in a training that goes on; empty is as before.
 *
 * @param learningRate that the schedule starts from
 * @param momentum of an optimiser that has one
 * @param weightDecay its factor
 * @param batch images a step
 */
public record SettingsChange(
        Optional<Double> learningRate, Optional<Double> momentum, Optional<Double> weightDecay,
        Optional<Integer> batch) {
    private static final String MOMENTUM = "momentum";

    /** The momentum of an optimiser, if it has one. */
    public static Optional<Double> momentum(Optimizer optimizer) {
        return Optional.ofNullable((Double) Components.of(optimizer).get(MOMENTUM));
    }

    /** Whether a training with the first settings can go on with the second. */
    public static boolean isPossible(TrainingSettings first, TrainingSettings second) {
        return first.seed() == second.seed() && first.sampling().equals(second.sampling())
                && first.optimizer().getClass() == second.optimizer().getClass();
    }

    /**
     * The settings with this change.
     *
     * @throws IllegalArgumentException if a value is impossible, or the optimiser has no momentum
     */
    public TrainingSettings over(TrainingSettings settings) {
        Optimizer optimizer = settings.optimizer();
        Map<String, Object> changes = new LinkedHashMap<>();
        learningRate.ifPresent(rate -> changes.put("learning-rate", rate));
        weightDecay.ifPresent(
                factor -> changes.put("weight-decay", new WeightDecay(factor, optimizer.weightDecay().scope())));
        momentum.ifPresent(factor -> {
            if (momentum(optimizer).isEmpty()) {
                throw new IllegalArgumentException("the optimiser of this run has no momentum");
            }
            changes.put(MOMENTUM, factor);
        });
        Optimizer changed = changes.isEmpty() ? optimizer : Components.with(Optimizer.class, optimizer, changes);
        return settings.withOptimizer(changed).withBatch(batch.orElse(settings.batch()));
    }
}
