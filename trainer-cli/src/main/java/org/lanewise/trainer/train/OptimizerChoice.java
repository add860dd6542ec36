package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.Sgd;

/**
 * An optimiser as asked for, setting by setting; what is not asked for is left to the recipe, or to the usual values of
 * an optimiser that the recipe does not use.
 */
public record OptimizerChoice(
        Optional<Kind> kind,
        Optional<Double> learningRate,
        Optional<Double> momentum,
        Optional<Double> weightDecay) {
    /** Nothing is asked for. */
    public static final OptimizerChoice NONE =
            new OptimizerChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final Sgd USUAL_SGD = new Sgd(0.01, 0.9, 0);
    private static final Adam USUAL_ADAM = Adam.of(0.001);

    /** The optimisers there are. */
    public enum Kind {
        SGD,
        ADAM;

        static Kind of(Optimizer optimizer) {
            return switch (optimizer) {
                case Sgd _ -> SGD;
                case Adam _ -> ADAM;
            };
        }

        /** The name by which it is chosen. */
        @Override
        public String toString() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * The optimiser.
     *
     * @throws IllegalArgumentException if a value is impossible, or belongs to another optimiser
     */
    Optimizer over(Optimizer recipe) {
        Kind wanted = kind.orElse(Kind.of(recipe));
        return switch (wanted) {
            case SGD -> {
                Sgd base = recipe instanceof Sgd sgd ? sgd : USUAL_SGD;
                yield new Sgd(
                        learningRate.orElse(base.learningRate()),
                        momentum.orElse(base.momentum()),
                        weightDecay.orElse(base.weightDecay()));
            }
            case ADAM -> {
                if (momentum.isPresent()) {
                    throw new IllegalArgumentException("--momentum is a setting of sgd, and this run uses adam");
                }
                Adam base = recipe instanceof Adam adam ? adam : USUAL_ADAM;
                yield new Adam(
                        learningRate.orElse(base.learningRate()),
                        base.beta1(),
                        base.beta2(),
                        base.epsilon(),
                        weightDecay.orElse(base.weightDecay()));
            }
        };
    }

    /** Throws if something is asked for that differs from the optimiser of a run to be resumed. */
    void requireIn(Optimizer optimizer, Contradiction contradiction) {
        contradiction.check("--optimizer", kind, Kind.of(optimizer));
        contradiction.check("--lr", learningRate, optimizer.learningRate());
        switch (optimizer) {
            case Sgd sgd -> {
                contradiction.check("--momentum", momentum, sgd.momentum());
                contradiction.check("--weight-decay", weightDecay, sgd.weightDecay());
            }
            case Adam adam -> {
                contradiction.check("--momentum", momentum, 0.0);
                contradiction.check("--weight-decay", weightDecay, adam.weightDecay());
            }
        }
    }
}
