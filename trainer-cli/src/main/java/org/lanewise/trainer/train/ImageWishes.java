package org.lanewise.trainer.train;

import java.util.Optional;
import org.lanewise.engine.data.Sampling;
import org.lanewise.engine.data.augment.Augmentation;

/**
 * What somebody asked for, of all that happens to the images before a network sees them.
 *
 * @param heldBack as {@link Preparation} writes it
 * @param amplified whether the training images are to be amplified as in report 002
 * @param ownTestMean whether test images are to be normalised by their own mean image, as in report 002
 */
public record ImageWishes(
        Optional<Augmentation> augmentation,
        Optional<Sampling> sampling,
        Optional<String> heldBack,
        Optional<NormalizationChoice> normalization,
        boolean amplified,
        boolean ownTestMean) {
    /** Nothing is asked for. */
    public static final ImageWishes NONE = new ImageWishes(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
}
