package org.lanewise.trainer.train;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lanewise.engine.optim.Adadelta;
import org.lanewise.engine.optim.Adagrad;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.AdamW;
import org.lanewise.engine.optim.Nesterov;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.RmsProp;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;

/**
 * An optimiser as asked for, setting by setting; what is not asked for is left to the recipe, or to the usual values of
 * an optimiser that the recipe does not use.
 */
public final class OptimizerChoice {
    /** Nothing is asked for. */
    public static final OptimizerChoice NONE =
            of(null, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final String MOMENTUM = "momentum";
    private static final String LEARNING_RATE = "learning-rate";
    private static final String WEIGHT_DECAY = "weight-decay";
    private static final Map<String, String> OPTIONS =
            Map.of(LEARNING_RATE, "--lr", MOMENTUM, "--momentum", WEIGHT_DECAY, "--weight-decay");

    private final KindChoice<Kind> kind;
    private final Optional<Double> learningRate;
    private final Optional<Double> momentum;
    private final Optional<Double> weightDecay;
    private final Optional<WeightDecay.Scope> scope;

    private OptimizerChoice(
            KindChoice<Kind> kind,
            Optional<Double> learningRate,
            Optional<Double> momentum,
            Optional<Double> weightDecay,
            Optional<WeightDecay.Scope> scope) {
        this.kind = kind;
        this.learningRate = learningRate;
        this.momentum = momentum;
        this.weightDecay = weightDecay;
        this.scope = scope;
    }

    /**
     * What the options say.
     *
     * @param kind {@code KIND[:SETTING=VALUE,...]}, or null
     * @param scope all or weights
     * @throws IllegalArgumentException if there is no such kind or scope
     */
    public static OptimizerChoice of(
            String kind,
            Optional<Double> learningRate,
            Optional<Double> momentum,
            Optional<Double> weightDecay,
            Optional<String> scope) {
        return new OptimizerChoice(
                KindChoice.parse("--optimizer", kind, Kind.class),
                learningRate,
                momentum,
                weightDecay,
                scope.map(name -> Components.constant("--decay-scope", name, WeightDecay.Scope.class)));
    }

    /** The optimisers there are, with their usual values. */
    public enum Kind {
        SGD(new Sgd(0.01, 0.9, 0)),
        NESTEROV(new Nesterov(0.01, 0.9, 0)),
        ADAGRAD(Adagrad.of(0.01)),
        RMSPROP(RmsProp.of(0.001)),
        ADADELTA(Adadelta.usual()),
        ADAM(Adam.of(0.001)),
        ADAMW(AdamW.of(0.001, WeightDecay.ofWeights(0.01)));

        private final Optimizer usual;

        Kind(Optimizer usual) {
            this.usual = usual;
        }

        /** The optimiser with its usual values. */
        public Optimizer usual() {
            return usual;
        }

        /** The kind of an optimiser. */
        public static Kind of(Optimizer optimizer) {
            return switch (optimizer) {
                case Sgd _ -> SGD;
                case Nesterov _ -> NESTEROV;
                case Adagrad _ -> ADAGRAD;
                case RmsProp _ -> RMSPROP;
                case Adadelta _ -> ADADELTA;
                case Adam _ -> ADAM;
                case AdamW _ -> ADAMW;
            };
        }
    }

    /**
     * The optimiser.
     *
     * @throws IllegalArgumentException if a value is impossible, or belongs to another optimiser
     */
    Optimizer over(Optimizer recipe) {
        Optimizer base =
                kind.kind().filter(wanted -> wanted != Kind.of(recipe)).map(other -> other.usual).orElse(recipe);
        checkMomentum(base);
        Map<String, Object> changes = new LinkedHashMap<>(kind.values(base, OPTIONS));
        learningRate.ifPresent(rate -> changes.put(LEARNING_RATE, rate));
        momentum.ifPresent(factor -> changes.put(MOMENTUM, factor));
        changes.put(
                WEIGHT_DECAY,
                new WeightDecay(
                        weightDecay.orElse(base.weightDecay().factor()), scope.orElse(base.weightDecay().scope())));
        return Components.with(Optimizer.class, base, changes);
    }

    private void checkMomentum(Optimizer optimizer) {
        if (momentum.isPresent() && !hasMomentum(optimizer)) {
            List<String> kinds = Arrays.stream(Kind.values())
                    .filter(kind -> hasMomentum(kind.usual))
                    .map(Components::name)
                    .toList();
            throw new IllegalArgumentException("--momentum is a setting of " + String.join(" and ", kinds)
                    + ", and this run uses " + Components.name(Kind.of(optimizer)));
        }
    }

    private static boolean hasMomentum(Optimizer optimizer) {
        return Components.of(optimizer).containsKey(MOMENTUM);
    }

    /** Throws if something is asked for that differs from the optimiser of a run to be resumed. */
    void requireIn(Optimizer optimizer, Contradiction contradiction) {
        kind.requireIn(optimizer, Kind.of(optimizer), OPTIONS, contradiction);
        checkMomentum(optimizer);
        contradiction.check("--lr", learningRate, optimizer.learningRate());
        contradiction.check("--momentum", momentum, Components.of(optimizer).get(MOMENTUM));
        contradiction.check("--weight-decay", weightDecay, optimizer.weightDecay().factor());
        contradiction.check("--decay-scope", scope, optimizer.weightDecay().scope());
    }
}
