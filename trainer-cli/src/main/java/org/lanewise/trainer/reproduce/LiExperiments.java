package org.lanewise.trainer.reproduce;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lanewise.engine.layer.Dropout;
import org.lanewise.engine.layer.Flatten;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Linear;
import org.lanewise.engine.layer.ReLU;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.optim.Adagrad;
import org.lanewise.engine.optim.Adam;
import org.lanewise.engine.optim.Optimizer;
import org.lanewise.engine.optim.RmsProp;
import org.lanewise.engine.optim.Sgd;
import org.lanewise.engine.optim.WeightDecay;
import org.lanewise.engine.train.TrainingSettings;

/**
 * Report 002: its network as published, and what it says about leaving things out. Settings of the other optimisers are
 * not known; they are the defaults of the author's code, with the schedule and the weight decay of the published run.
 */
final class LiExperiments {
    private static final int EPOCHS = 2;

    /** Between two tests of a variant: often enough for a curve, not as costly as the published log. */
    private static final int SELDOM = 900;

    /** Between two looks of a variant at its 18,000 images held back: they cost more than training. */
    private static final int VALIDATED = 2700;

    private static final WeightDecay DECAY = WeightDecay.ofAll(0.001);

    private LiExperiments() {}

    static List<Experiment> all() {
        Experiment published = Experiment.of("002", "li-cnn", "report", Epochs.of(1, EPOCHS))
                .shown(new Presentation.Amplified(true, false))
                .tested(Probing.everyUpdates(300))
                .validated(Probing.everyUpdates(100));
        Experiment variant = published.tested(Probing.everyUpdates(SELDOM)).validated(Probing.everyUpdates(VALIDATED));
        return List.of(
                published,
                variant.variant("without-augmentation").shown(new Presentation.Amplified(false, false)),
                variant.variant("with-shuffling").shown(new Presentation.Amplified(true, true)),
                variant.variant("with-dropout").of(LiExperiments::withDropout),
                variant.variant("learning-rate-0.01").with(adam(0.01, Adam.Moments.UNCORRECTED)),
                variant.variant("learning-rate-0.1").with(adam(0.1, Adam.Moments.UNCORRECTED)),
                published.variant("forgetful-adam")
                        .validated(Probing.everyUpdates(200))
                        .with(adam(0.001, Adam.Moments.FORGOTTEN))
                        .doubted(
                                "neither by an Adam that keeps its moments nor by the committed one, which forgets them"),
                variant.variant("corrected-adam").with(adam(0.001, Adam.Moments.CORRECTED)),
                variant.variant("sgd-momentum").with(optimizer(new Sgd(0.01, 0.9, DECAY))),
                variant.from("he").variant("sgd-momentum-he").with(optimizer(new Sgd(0.01, 0.9, DECAY))),
                variant.variant("adagrad").with(optimizer(new Adagrad(0.01, 1e-8, DECAY))),
                variant.variant("rmsprop").with(optimizer(new RmsProp(0.001, 0.9, 1e-8, DECAY))));
    }

    /** The two layers that are commented out in the published code: before the first linear layer and behind it. */
    private static Network withDropout(Network network) {
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : network.layers()) {
            boolean first = layer instanceof Flatten;
            boolean behind = !layers.isEmpty() && layers.getLast() instanceof ReLU && layer instanceof Linear;
            if (first || behind) {
                layers.add(new Dropout(first ? 0.25 : 0.5));
            }
            layers.add(layer);
        }
        return new Network(network.name(), network.input(), layers);
    }

    private static UnaryOperator<TrainingSettings> adam(double learningRate, Adam.Moments moments) {
        return optimizer(new Adam(learningRate, 0.9, 0.999, 1e-8, DECAY, moments));
    }

    private static UnaryOperator<TrainingSettings> optimizer(Optimizer optimizer) {
        return settings -> settings.withOptimizer(optimizer);
    }
}
