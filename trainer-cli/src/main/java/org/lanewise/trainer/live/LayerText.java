package org.lanewise.trainer.live;

import java.util.Optional;
import org.lanewise.engine.network.Network;
import org.lanewise.models.Recipe;
import org.lanewise.trainer.notation.NetworkText;
import org.lanewise.trainer.notation.NotationException;
import org.lanewise.trainer.train.Design;
import org.lanewise.trainer.train.NormalizationChoice;
import org.lanewise.trainer.train.Preparation;
import org.lanewise.trainer.train.RunPlan;

/** The network of a run as a text to edit, as {@code train} takes it from a file. */
final class LayerText {
    private LayerText() {}

    /** The layers of a network. */
    static String of(Network network) {
        return NetworkText.of(network);
    }

    /** The network of a run with its recipe: all that {@code train} has to know but for {@link #options}. */
    static String of(RunPlan plan) {
        Preparation preparation = plan.preparation();
        Design design = Design.of(
                plan.network(), "", plan.initialization(),
                NormalizationChoice.named(preparation.normalization(), plan.normalization()),
                new Recipe(
                        plan.settings(), plan.epochs(), preparation.augmentation(),
                        Optional.of(preparation.heldBack()).filter(_ -> preparation.holdsBack())));
        return NetworkText.of(design, plan.initialization());
    }

    /** What a recipe does not say, as options of {@code train}. */
    static String options(RunPlan plan) {
        long seed = plan.settings().seed();
        return (seed == RunPlan.DEFAULT_SEED ? "" : " --seed " + seed)
                + (plan.preparation().amplified() ? " --amplify" : "");
    }

    /**
     * Another network for the same images; a recipe in the text is passed over.
     *
     * @throws IllegalArgumentException naming the line that is wrong, or the shapes, if input or classes become others
     */
    static Network parse(String text, Network like) {
        Network network;
        try {
            network = NetworkText.parse(text, like.name()).network();
        } catch (NotationException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        if (!network.input().equals(like.input()) || !network.output().equals(like.output())) {
            throw new IllegalArgumentException("the network makes " + network.output() + " values of images of "
                    + network.input() + "; this run has " + like.output() + " classes and images of " + like.input());
        }
        return network;
    }
}
