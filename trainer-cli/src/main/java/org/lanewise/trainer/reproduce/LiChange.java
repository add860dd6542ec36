package org.lanewise.trainer.reproduce;

import java.util.List;
import org.lanewise.engine.data.Draws;
import org.lanewise.engine.data.augment.Augmentation;
import org.lanewise.engine.data.augment.OneOf;
import org.lanewise.engine.random.Seed;

/**
 * How an image of report 002 was changed.
 *
 * @param kind position in the choices of {@link Augmentation#REPORT_LI}
 * @param degrees by which it was turned; 0 if it was not
 */
public record LiChange(int kind, int degrees) {
    /** The names of the kinds, in their order. */
    public static final List<String> KINDS = List.of("blotch", "shift", "noise", "rotation");

    /** The kind that has an angle. */
    public static final int ROTATION = 3;

    /**
     * The change of an image: the draws that the augmentation makes first.
     *
     * @param seed of the augmented images
     * @param image index among the originals
     */
    static LiChange of(Seed seed, int image) {
        Draws draws = new Draws(seed.child("augment").child(0).child(image));
        int kind = draws.below(((OneOf) Augmentation.REPORT_LI).choices().size());
        return new LiChange(kind, kind == ROTATION ? draws.between(1, 359) : 0);
    }
}
